-- Answers are forgotten by their age.
ALTER TABLE idempotency_key
    ADD KEY idempotency_key_age (created_at);
