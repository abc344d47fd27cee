-- Not only while its sender waits to post it again: an intent is unsent until its sender says that it is about to post it.
alter table invocation
  modify unsent boolean not null default false comment 'RunPod surely does not have it: over, not unknown, when post_by has passed';
