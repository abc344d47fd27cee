-- The trace in which the event was written (W3C traceparent): it goes on with whoever hears of it. Null: a service's own work.
alter table outbox add column traceparent varchar(55) character set ascii null;
