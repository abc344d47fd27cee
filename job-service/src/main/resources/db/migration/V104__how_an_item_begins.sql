-- How an item begins, so that the many rows of a submission need not say it each.
ALTER TABLE item
    ALTER COLUMN state SET DEFAULT 'queued',
    ALTER COLUMN version SET DEFAULT 0,
    ALTER COLUMN attempts SET DEFAULT 0;
