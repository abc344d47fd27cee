-- The retries of a job, which its page tells of.
ALTER TABLE job
    ADD KEY job_of_retried (retry_of, id);
