-- Money in exact decimals: the sum of a job's items is its own, to the last digit.
ALTER TABLE job
    MODIFY cost_usd DECIMAL(24, 9) NOT NULL DEFAULT 0 COMMENT 'spent on its items; always the sum of item_outcome.cost_usd';

ALTER TABLE item_outcome
    MODIFY cost_usd DECIMAL(24, 9) NULL
        COMMENT 'what every try that brought a file cost, rejected ones included; null: none has brought one';
