-- Every output once more, as its owner's gallery reads it: by time, newest first, within whatever a filter holds equal. Written in
-- the transaction that completes the item; what its owner thinks of it is kept here and nowhere else.
CREATE TABLE output (
    item_id     BINARY(16)  NOT NULL,
    user_id     BINARY(16)  NOT NULL,
    job_id      BINARY(16)  NOT NULL,
    ordinal     INT         NOT NULL,
    group_id    BINARY(16)  NOT NULL,
    mode        ENUM ('automatic', 'semi-automatic') NOT NULL,
    engine      VARCHAR(16) NOT NULL,
    set_no      INT         NOT NULL,
    variation   INT         NOT NULL,
    seed        BIGINT      NOT NULL,
    width       INT         NOT NULL,
    height      INT         NOT NULL,
    finished_at DATETIME(6) NOT NULL COMMENT 'the item''s; never changes, so that a cursor of it and the id holds',
    favourite   BOOLEAN     NOT NULL DEFAULT FALSE,
    rejected    BOOLEAN     NOT NULL DEFAULT FALSE COMMENT 'put aside: in the tray, not in lists and bundles',
    PRIMARY KEY (item_id),
    KEY output_of_user (user_id, rejected, finished_at, item_id),
    KEY output_favourite (user_id, favourite, rejected, finished_at, item_id),
    KEY output_of_job (job_id, rejected, finished_at, item_id),
    KEY output_of_group (group_id, rejected, finished_at, item_id),
    KEY output_by_engine (user_id, engine, rejected, finished_at, item_id),
    KEY output_by_mode (user_id, mode, rejected, finished_at, item_id),
    CONSTRAINT output_item FOREIGN KEY (job_id, ordinal) REFERENCES item (job_id, ordinal)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

INSERT INTO output (item_id, user_id, job_id, ordinal, group_id, mode, engine, set_no, variation, seed, width, height, finished_at)
SELECT i.id, j.user_id, i.job_id, i.ordinal, j.group_id, j.mode, j.engine, i.set_no, i.variation, i.seed, o.width, o.height,
    i.finished_at
FROM item i
    JOIN job j ON j.id = i.job_id
    JOIN item_outcome o ON o.job_id = i.job_id AND o.ordinal = i.ordinal
WHERE i.state = 'completed' AND o.width IS NOT NULL;

ALTER TABLE job
    ADD COLUMN marks_version BIGINT NOT NULL DEFAULT 0
        COMMENT 'grows with each mark on its outputs and on those that stand in for its items: a bundle is made of a state of them',
    ADD COLUMN retry_of BINARY(16) NULL
        COMMENT 'the job whose failed items its own stand in for; one that is no retry itself';

-- Which item stands in for which failed one. Written under the lock of the failed item's job, so that at most one stand-in is open
-- or completed at a time. A chain is kept flat: the stand-in of a stand-in names the item that failed first.
CREATE TABLE item_retry (
    by_item_id BINARY(16) NOT NULL COMMENT 'the stand-in; later ones have greater ids',
    by_job_id  BINARY(16) NOT NULL,
    item_id    BINARY(16) NOT NULL COMMENT 'the item that failed first',
    job_id     BINARY(16) NOT NULL COMMENT 'its job',
    PRIMARY KEY (by_item_id),
    KEY item_retry_of_item (item_id, by_item_id),
    KEY item_retry_of_job (job_id, by_item_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Why an attempt brought nothing of an item, as far as the item went back to the queue for it: its last failure is its outcome's.
CREATE TABLE item_try (
    job_id     BINARY(16)  NOT NULL,
    ordinal    INT         NOT NULL,
    attempt_id BINARY(16)  NOT NULL,
    code       VARCHAR(40) NOT NULL COMMENT 'slug of the error catalogue',
    PRIMARY KEY (job_id, ordinal, attempt_id),
    CONSTRAINT item_try_item FOREIGN KEY (job_id, ordinal) REFERENCES item (job_id, ordinal)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Outputs that somebody picked to download together; swept when it has expired.
CREATE TABLE selection (
    id         BINARY(16)  NOT NULL COMMENT 'UUIDv7',
    user_id    BINARY(16)  NOT NULL,
    items      INT         NOT NULL,
    expires_at DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    KEY selection_age (expires_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE selected_item (
    selection_id BINARY(16) NOT NULL,
    job_id       BINARY(16) NOT NULL,
    ordinal      INT        NOT NULL COMMENT 'by job and ordinal: the order of the bundle',
    PRIMARY KEY (selection_id, job_id, ordinal),
    CONSTRAINT selected_item_selection FOREIGN KEY (selection_id) REFERENCES selection (id) ON DELETE CASCADE
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
