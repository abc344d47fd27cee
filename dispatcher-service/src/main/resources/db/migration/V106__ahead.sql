alter table job
  add column ahead boolean not null default false comment 'before its owner''s other jobs of its lane';
