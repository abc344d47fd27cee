-- An intent that its own sender knows was not sent (refused connection, 429), while it waits to post it again: RunPod cannot have it.
-- Taken back before the next POST. Whose sender died meanwhile is over when post_by has passed.
alter table invocation add column unsent boolean not null default false;
