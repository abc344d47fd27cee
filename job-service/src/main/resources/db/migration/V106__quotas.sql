-- What each user has used of the quotas, in the windows that run. A user's row is written and locked at the end of each transaction
-- that accepts a job, so that jobs that come at once count each other.
CREATE TABLE quota_use (
    user_id     BINARY(16)     NOT NULL,
    in_minute   DATETIME       NOT NULL COMMENT 'UTC; the minute that submissions counts',
    submissions INT            NOT NULL COMMENT 'accepted in that minute',
    on_day      DATE           NOT NULL COMMENT 'UTC; the day that items and usd count',
    items       BIGINT         NOT NULL COMMENT 'accepted on that day',
    usd         DECIMAL(24, 9) NOT NULL COMMENT 'their price as expected then',
    PRIMARY KEY (user_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
