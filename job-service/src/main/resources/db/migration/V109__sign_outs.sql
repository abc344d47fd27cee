-- Sessions of browsers that were signed out of. The gateway owns nothing durable; that a session is over must be.

CREATE TABLE sign_out (
    session_id   BINARY(16)  NOT NULL COMMENT 'drawn by the gateway at signing in; stands in the sealed cookie',
    session_ends DATETIME(6) NOT NULL COMMENT 'when the cookie opens nothing anyway; a day later the row may go',
    PRIMARY KEY (session_id),
    KEY sign_out_by_end (session_ends)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
