-- Groups, jobs, their sources and items. Every list is paged by one monotone id or number under an index that begins with
-- its owner: see the plans asserted in ListPlanTest.

CREATE TABLE job_group (
    id         BINARY(16)   NOT NULL COMMENT 'UUIDv7',
    user_id    BINARY(16)   NOT NULL,
    -- Case does not tell names apart; emoji do (utf8mb4_unicode_ci would hold them all equal).
    name       VARCHAR(120) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NOT NULL COMMENT 'unique for its owner',
    created_at DATETIME(6)  NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY job_group_name (user_id, name),
    KEY job_group_of_user (user_id, id),
    CONSTRAINT job_group_named CHECK (CHAR_LENGTH(name) > 0)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE job (
    id               BINARY(16)   NOT NULL COMMENT 'UUIDv7',
    user_id          BINARY(16)   NOT NULL COMMENT 'its owner, who also owns the group',
    group_id         BINARY(16)   NOT NULL,
    name             VARCHAR(160) NOT NULL COMMENT 'given, or made of the prompt',
    mode             ENUM ('automatic', 'semi-automatic') NOT NULL,
    lane             ENUM ('interactive', 'bulk') NOT NULL COMMENT 'decides the topic of its commands; never changes',
    engine           VARCHAR(16)  NOT NULL,
    prompt           MEDIUMTEXT   NULL COMMENT 'automatic: of every item; semi-automatic: in front of each reference''s own',
    negative_prompt  MEDIUMTEXT   NULL,
    variations       INT          NULL COMMENT 'automatic only',
    parameters       LONGTEXT     NOT NULL COMMENT 'JSON object, the engine''s own',
    aspect_ratio     VARCHAR(16)  NULL,
    size             VARCHAR(32)  NULL,
    seed             BIGINT       NULL COMMENT 'as given; null: drawn for each item',
    sets             INT          NOT NULL,
    total_items      INT          NOT NULL COMMENT 'items; the six counters below always sum to it',
    queued_items     INT          NOT NULL COMMENT 'each counter equals the number of items in that state; changed only under this row''s lock',
    processing_items INT          NOT NULL DEFAULT 0,
    generated_items  INT          NOT NULL DEFAULT 0 COMMENT 'made, not yet archived',
    completed_items  INT          NOT NULL DEFAULT 0,
    failed_items     INT          NOT NULL DEFAULT 0,
    cancelled_items  INT          NOT NULL DEFAULT 0,
    state            ENUM ('queued', 'processing', 'completed', 'failed', 'cancelled') NOT NULL DEFAULT 'queued'
        COMMENT 'a final state never changes; it is taken in the transaction that makes the last item final',
    paused           BOOLEAN      NOT NULL DEFAULT FALSE COMMENT 'no item is handed out; running ones go on',
    pause_version    BIGINT       NOT NULL DEFAULT 0 COMMENT 'grows with each change of paused, so that an older word never undoes a newer',
    cancel_requested BOOLEAN      NOT NULL DEFAULT FALSE COMMENT 'never unset; items become cancelled only by the dispatcher''s word',
    seconds          DOUBLE       NOT NULL DEFAULT 0 COMMENT 'engine time spent, outputs that were rejected later included',
    cost_usd         DOUBLE       NOT NULL DEFAULT 0 COMMENT 'what engines'' providers charged',
    created_at       DATETIME(6)  NOT NULL,
    started_at       DATETIME(6)  NULL COMMENT 'when the first item was seen to have left the queue',
    finished_at      DATETIME(6)  NULL COMMENT 'set exactly in final states',
    changed_at       DATETIME(6)  NOT NULL COMMENT 'when news last changed an item; what the comparison goes by',
    compared_at      DATETIME(6)  NOT NULL COMMENT 'when its open items were last compared with the other services',
    progress_said_at DATETIME(6)  NOT NULL COMMENT 'when JobProgressed was last said',
    pages            INT          NOT NULL DEFAULT 0
        COMMENT 'next free number of a page of items; a number is never used for two pages, since prompts are kept by it',
    progress_due     BOOLEAN      NULL COMMENT 'true: something changed since; null, not false, so that the index holds due jobs only',
    PRIMARY KEY (id),
    KEY job_of_user (user_id, id),
    KEY job_of_user_by_state (user_id, state, id),
    KEY job_of_user_by_mode (user_id, mode, id),
    KEY job_of_group (group_id, id),
    KEY job_open (state, changed_at),
    KEY job_progress_due (progress_due, progress_said_at),
    CONSTRAINT job_in_group FOREIGN KEY (group_id) REFERENCES job_group (id),
    CONSTRAINT job_counts_sum CHECK (queued_items + processing_items + generated_items + completed_items + failed_items + cancelled_items = total_items),
    CONSTRAINT job_counts_natural CHECK (total_items > 0 AND queued_items >= 0 AND processing_items >= 0 AND generated_items >= 0
        AND completed_items >= 0 AND failed_items >= 0 AND cancelled_items >= 0),
    CONSTRAINT job_final_when_nothing_open CHECK ((state IN ('completed', 'failed', 'cancelled')) = (queued_items + processing_items + generated_items = 0)),
    CONSTRAINT job_finished_when_final CHECK ((state IN ('completed', 'failed', 'cancelled')) = (finished_at IS NOT NULL)),
    CONSTRAINT job_started CHECK (state <> 'processing' OR started_at IS NOT NULL),
    CONSTRAINT job_not_started CHECK (state <> 'queued' OR started_at IS NULL),
    CONSTRAINT job_completed CHECK (state <> 'completed' OR (completed_items > 0 AND cancelled_items = 0)),
    CONSTRAINT job_failed CHECK (state <> 'failed' OR failed_items = total_items),
    CONSTRAINT job_cancelled CHECK (state <> 'cancelled' OR cancelled_items > 0),
    CONSTRAINT job_variations CHECK ((variations IS NOT NULL) = (mode = 'automatic')),
    CONSTRAINT job_parameters CHECK (JSON_VALID(parameters)),
    CONSTRAINT job_seed CHECK (seed IS NULL OR seed BETWEEN 0 AND 9007199254740991)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE job_source (
    job_id          BINARY(16) NOT NULL,
    source_no       INT        NOT NULL COMMENT 'from 0, in the order submitted',
    prompt          MEDIUMTEXT NULL COMMENT 'null: the job''s',
    negative_prompt MEDIUMTEXT NULL COMMENT 'only where prompt is set',
    inputs          LONGTEXT   NOT NULL COMMENT 'JSON array of InputRef with resolved names; kept here once, not once per item',
    PRIMARY KEY (job_id, source_no),
    CONSTRAINT job_source_job FOREIGN KEY (job_id) REFERENCES job (id),
    CONSTRAINT job_source_inputs CHECK (JSON_VALID(inputs))
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE item (
    job_id      BINARY(16) NOT NULL,
    ordinal     INT        NOT NULL COMMENT 'from 0; the order of lists and bundles, hence the clustering',
    id          BINARY(16) NOT NULL COMMENT 'UUIDv7, growing with the ordinal',
    source_no   INT        NOT NULL COMMENT 'what it is made from: job_source',
    set_no      INT        NOT NULL COMMENT 'from 0 in its job',
    variation   INT        NOT NULL COMMENT 'from 1 within its source',
    seed        BIGINT     NOT NULL COMMENT 'up to 2^53-1, so that JavaScript keeps it exact',
    state       ENUM ('queued', 'processing', 'generated', 'completed', 'failed', 'cancelled') NOT NULL
        COMMENT 'a mirror: the dispatcher and storage-service say it; a final state never changes',
    version     BIGINT     NOT NULL COMMENT 'of the newest word of the dispatcher that was taken; what is not newer is ignored',
    attempts    INT        NOT NULL COMMENT 'tries so far, as last heard',
    finished_at DATETIME(6) NULL COMMENT 'set exactly in final states',
    PRIMARY KEY (job_id, ordinal),
    UNIQUE KEY item_id (id),
    KEY item_by_state (job_id, state, ordinal),
    CONSTRAINT item_source FOREIGN KEY (job_id, source_no) REFERENCES job_source (job_id, source_no),
    CONSTRAINT item_finished_when_final CHECK ((state IN ('completed', 'failed', 'cancelled')) = (finished_at IS NOT NULL)),
    CONSTRAINT item_seed CHECK (seed BETWEEN 0 AND 9007199254740991),
    CONSTRAINT item_numbers CHECK (ordinal >= 0 AND set_no >= 0 AND variation >= 1 AND attempts >= 0)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What became of an item, once there is something to say. Apart from item, whose rows stay narrow and are written in bulk.
CREATE TABLE item_outcome (
    job_id       BINARY(16)    NOT NULL,
    ordinal      INT           NOT NULL,
    attempt_id   BINARY(16)    NULL COMMENT 'whose output, or whose failure; null: it failed before any attempt',
    seconds      DOUBLE        NULL COMMENT 'engine time of that attempt''s output',
    cost_usd     DOUBLE        NULL COMMENT 'what the engine''s provider charged for it',
    metadata     LONGTEXT      NULL COMMENT 'JSON object: model, drawn parameters, usage',
    content_type VARCHAR(32)   NULL COMMENT 'this and the next four: the archived file; set together',
    bytes        BIGINT        NULL,
    sha256       BINARY(32)    NULL,
    width        INT           NULL,
    height       INT           NULL,
    code         VARCHAR(40)   NULL COMMENT 'slug of the error catalogue; set exactly when it failed',
    message      VARCHAR(2000) NULL COMMENT 'what happened, for people',
    PRIMARY KEY (job_id, ordinal),
    CONSTRAINT item_outcome_item FOREIGN KEY (job_id, ordinal) REFERENCES item (job_id, ordinal),
    CONSTRAINT item_outcome_metadata CHECK (metadata IS NULL OR JSON_VALID(metadata)),
    CONSTRAINT item_outcome_file CHECK ((bytes IS NULL) = (sha256 IS NULL) AND (bytes IS NULL) = (content_type IS NULL)
        AND (bytes IS NULL) = (width IS NULL) AND (bytes IS NULL) = (height IS NULL)),
    CONSTRAINT item_outcome_one_end CHECK (bytes IS NULL OR code IS NULL),
    CONSTRAINT item_outcome_failure CHECK ((code IS NULL) = (message IS NULL))
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What was answered to a submission. Written in the submission's own transaction: the unique key lets one of two twins win.
CREATE TABLE idempotency_key (
    user_id     BINARY(16)     NOT NULL,
    idem_key    VARBINARY(255) NOT NULL COMMENT 'bytes, so that no collation takes two keys for one',
    body_sha256 BINARY(32)     NOT NULL COMMENT 'of the body''s bytes as received',
    job_id      BINARY(16)     NOT NULL,
    answer      MEDIUMTEXT     NOT NULL COMMENT 'the JobView as answered; repeated byte for byte',
    created_at  DATETIME(6)    NOT NULL,
    PRIMARY KEY (user_id, idem_key)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
