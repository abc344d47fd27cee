-- Files that a user announced and has not completed yet: only what they were called.
create table upload (
  user_id      binary(16)    not null,
  sha256       binary(32)    not null,
  name         varchar(500)  not null,
  announced_at datetime(6)   not null,
  primary key (user_id, sha256),
  index upload_announced (announced_at)
) character set utf8mb4;

-- Pictures that may be used. The row says that the object inputs/{user}/{sha256} is there and was checked.
create table input (
  user_id      binary(16)    not null,
  sha256       binary(32)    not null,
  name         varchar(500)  not null,
  content_type varchar(16)   not null,
  bytes        bigint        not null,
  -- as people see it, after EXIF orientation
  width        int           not null,
  height       int           not null,
  crc32        bigint        not null,
  crc32c       bigint        not null,
  created_at   datetime(6)   not null,
  primary key (user_id, sha256),
  constraint input_size check (bytes > 0 and width > 0 and height > 0)
) character set utf8mb4;

-- What became of the newest output that was reported for an item.
create table output (
  item_id      binary(16)    not null primary key,
  job_id       binary(16)    not null,
  user_id      binary(16)    not null,
  -- whose output it is; the object's key is made of job, item and attempt
  attempt_id   binary(16)    not null,
  -- the item's version as the dispatcher counts it: a newer report replaces, an older one is forgotten
  version      bigint        not null,
  state        varchar(16)   not null,
  -- of an archived one
  content_type varchar(16),
  bytes        bigint,
  sha256       binary(32),
  crc32        bigint,
  crc32c       bigint,
  width        int,
  height       int,
  -- why a rejected one was
  code         varchar(40),
  message      varchar(500),
  decided_at   datetime(6)   not null,
  constraint output_state check (state in ('ARCHIVED', 'REJECTED')),
  constraint output_archived check ((state = 'ARCHIVED') = (sha256 is not null and crc32 is not null and bytes is not null)),
  constraint output_rejected check ((state = 'REJECTED') = (code is not null))
) character set utf8mb4;

-- How far the last sweep over a part of the bucket came.
create table sweep (
  prefix       varchar(16)   not null primary key,
  -- null: it begins anew
  after_key    varchar(400)
) character set utf8mb4;
insert into sweep (prefix) values ('uploads/'), ('inputs/'), ('outputs/'), ('previews/');
