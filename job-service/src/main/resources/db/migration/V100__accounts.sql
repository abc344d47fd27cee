-- Who uses Lightmill, and the keys that prove it.

CREATE TABLE account (
    id         BINARY(16)             NOT NULL COMMENT 'UUIDv7; the user id of every other table and service',
    name       VARCHAR(120)           NOT NULL COMMENT 'for people; not unique',
    role       ENUM ('user', 'admin') NOT NULL COMMENT 'an admin may also make users',
    created_at DATETIME(6)            NOT NULL,
    PRIMARY KEY (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE api_key (
    id         BINARY(16)  NOT NULL COMMENT 'UUIDv7',
    account_id BINARY(16)  NOT NULL,
    name       VARCHAR(80) NOT NULL COMMENT 'what its owner calls it',
    prefix     CHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL
        COMMENT 'the key''s characters 4 to 11: finds the row and lets people recognise the key; no secret',
    sha256     BINARY(32)  NOT NULL COMMENT 'of the whole key; 256 random bits need no salt and no slow hash',
    created_at DATETIME(6) NOT NULL,
    revoked_at DATETIME(6) NULL COMMENT 'from then on it is nobody''s key; never unset',
    PRIMARY KEY (id),
    UNIQUE KEY api_key_prefix (prefix),
    KEY api_key_of_account (account_id, id),
    CONSTRAINT api_key_account FOREIGN KEY (account_id) REFERENCES account (id),
    CONSTRAINT api_key_revoked_after_made CHECK (revoked_at IS NULL OR revoked_at >= created_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
