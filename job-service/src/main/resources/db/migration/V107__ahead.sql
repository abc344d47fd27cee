-- Which of its owner's jobs goes first: the dispatcher picks by it.
ALTER TABLE job
    ADD COLUMN ahead BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'before its owner''s other jobs of its lane; never changes';
