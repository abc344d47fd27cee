-- Moving mean of what an item costs, in US dollars: workers' seconds and the engine's provider; null: nothing made since it is measured.
alter table endpoint_engine add column usd double null;
