-- What the dispatcher knows. Truth is here, never in a process: every replica may be killed at any moment.
-- Times are UTC and written by the database's own clock. Lock order: endpoint, invocation, job, attempt, item.

-- Where invocations go. Settings come from each start's configuration; the rest is learnt.
create table endpoint (
  name          varchar(64)  character set ascii not null,
  -- How many invocations may be in flight at once, over all replicas.
  budget        int          not null,
  -- What a 429 left of the budget; it climbs back. Equal to the budget when nothing is wrong.
  allowed       int          not null,
  -- When `allowed` was halved last: a burst of refusals halves once.
  halved_at     datetime(6)  null,
  -- When `allowed` may climb next; null: it is at the budget.
  climb_at      datetime(6)  null,
  -- It refuses our key, is gone, or finds our requests wrong: one probe a minute until one is accepted.
  suspended     boolean      not null default false,
  reason        varchar(255) null,
  probe_at      datetime(6)  null,
  -- Moving mean of the time from POST to the first claim; null: nothing measured.
  start_seconds double       null,
  -- Attempts lost in a row; the back-off of infrastructure losses grows with it.
  losses        int          not null default 0,
  primary key (name),
  constraint endpoint_budget check (budget >= 0 and allowed >= 0 and losses >= 0),
  constraint endpoint_reason check (suspended = false or reason is not null)
) engine = InnoDB default character set utf8mb4;

-- What an endpoint's engine needs for an item, measured.
create table endpoint_engine (
  endpoint varchar(64) character set ascii not null,
  engine   varchar(16) character set ascii not null,
  -- Moving mean of engine seconds per item; null: nothing made yet.
  seconds  double      null,
  made     bigint      not null default 0,
  primary key (endpoint, engine)
) engine = InnoDB default character set utf8mb4;

-- One RunPod request, and the permit that it is: in flight until `over`.
create table invocation (
  -- UUIDv7; its twelve bits of rand_a name the endpoint, so that a genuine claim without a row still tells where it belongs.
  id             binary(16)   not null,
  endpoint       varchar(64)  character set ascii not null,
  -- intent: about to be posted by `replica` before `post_by`; unknown: the answer never came; posted; over.
  state          varchar(8)   character set ascii not null,
  replica        binary(16)   null,
  post_by        datetime(6)  null,
  -- RunPod's own id; null until the answer, a claim or a webhook tells it.
  runpod_id      varchar(128) character set ascii null,
  created_at     datetime(6)  not null,
  posted_at      datetime(6)  null,
  -- Our ttl: from the end of the POST or from the moment it became unknown; one margin longer than RunPod's.
  expires_at     datetime(6)  null,
  -- The first claim, whatever its answer was: from then on it is no longer expected.
  claimed_at     datetime(6)  null,
  -- The latest run that was let in, and when: its session counts from there.
  run_id         binary(16)   null,
  run_at         datetime(6)  null,
  -- Surplus: it gets no work any more and is cancelled at RunPod.
  retired_at     datetime(6)  null,
  cancel_sent_at datetime(6)  null,
  -- The terminal state that /status said; it is over as soon as no attempt of it is running.
  terminal       varchar(16)  character set ascii null,
  -- When to ask /status next; null: never again.
  next_poll_at   datetime(6)  null,
  polls          int          not null default 0,
  over_at        datetime(6)  null,
  over_reason    varchar(32)  character set ascii null,
  primary key (id),
  key live (endpoint, state),
  key polling (next_poll_at),
  key finished (over_at),
  constraint invocation_state check (state in ('intent', 'posted', 'unknown', 'over')),
  constraint invocation_over check ((state = 'over') = (over_at is not null)),
  constraint invocation_intent check (state <> 'intent' or (post_by is not null and replica is not null)),
  constraint invocation_expires check (state in ('intent', 'over') or expires_at is not null)
) engine = InnoDB default character set utf8mb4;

-- A job as far as handing out its items needs it. A row without a user is only a flag that came before the job: a tombstone.
create table job (
  id            binary(16)  not null,
  user_id       binary(16)  null,
  mode          varchar(16) character set ascii null,
  lane          varchar(16) character set ascii null,
  engine        varchar(16) character set ascii null,
  parameters    longtext    null,
  aspect_ratio  varchar(32) null,
  size          varchar(64) null,
  -- How many items will come in all.
  items         int         null,
  paused        boolean     not null default false,
  -- Of the newest word about `paused`; an older one changes nothing.
  pause_version bigint      not null default 0,
  cancelled_at  datetime(6) null,
  created_at    datetime(6) not null,
  -- All items are in and final: nothing of it is looked at any more. Null: it is open.
  closed_at     datetime(6) null,
  primary key (id),
  -- Whose turn it is: open jobs of an engine.
  key turn (closed_at, engine, lane),
  constraint job_known check (
    user_id is null or (mode is not null and lane is not null and engine is not null and items is not null)),
  constraint job_parameters check (parameters is null or json_valid(parameters))
) engine = InnoDB default character set utf8mb4;

-- Prompts of a page, each once.
create table prompt (
  job_id          binary(16) not null,
  page            int        not null,
  position        int        not null,
  prompt          longtext   not null,
  negative_prompt longtext   null,
  primary key (job_id, page, position)
) engine = InnoDB default character set utf8mb4;

create table item (
  id         binary(16)    not null,
  job_id     binary(16)    not null,
  page       int           not null,
  prompt     int           not null,
  ordinal    int           not null,
  set_no     int           not null,
  variation  int           not null,
  seed       bigint        not null,
  inputs     longtext      not null,
  -- queued, processing, generated, archived (said by storage-service), failed, cancelled
  state      varchar(10)   character set ascii not null,
  -- Grows with each change; never below the milliseconds of its time, so that a restored backup does not repeat old ones.
  version    bigint        not null,
  -- When it may be handed out; one constant for items never tried, so that the index keeps them by ordinal.
  not_before datetime(6)   not null,
  -- A worker died on its chunk: it goes alone now, so that a poison item fails alone.
  alone      boolean       not null default false,
  -- The attempt that runs it, ran it last, or whose output counts.
  attempt_id binary(16)    null,
  -- Claims so far; of them, tries that failed on the item's account, and on the allowance for infrastructure.
  tries      int           not null default 0,
  faults     int           not null default 0,
  losses     int           not null default 0,
  output     longtext      null,
  -- Why it failed, or why it last went back.
  code       varchar(40)   character set ascii null,
  message    varchar(2000) null,
  changed_at datetime(6)   not null,
  primary key (id),
  -- The pick: due items of a job in the order to make them, without a sort, so that only what is taken is locked.
  key queue (job_id, state, not_before, ordinal, alone),
  constraint item_state check (state in ('queued', 'processing', 'generated', 'archived', 'failed', 'cancelled')),
  constraint item_bound check (state not in ('processing', 'generated', 'archived') or attempt_id is not null),
  constraint item_output check ((state in ('generated', 'archived')) = (output is not null)),
  constraint item_failed check (state <> 'failed' or code is not null),
  constraint item_inputs check (json_valid(inputs))
) engine = InnoDB default character set utf8mb4;

-- One try to make a chunk.
create table attempt (
  id            binary(16)      not null,
  invocation_id binary(16)      not null,
  run_id        binary(16)      not null,
  -- The run's n-th claim; the same (run, number) again is the same claim.
  number        int             not null,
  job_id        binary(16)      not null,
  user_id       binary(16)      not null,
  endpoint      varchar(64)     character set ascii not null,
  engine        varchar(16)     character set ascii not null,
  -- The chunk: ids of 16 bytes each, in the order to make them; at most 63.
  items         varbinary(1008) not null,
  -- Bit n: this attempt's verdict on item n was heard; it counts once.
  judged        bigint          not null default 0,
  started_at    datetime(6)     not null,
  -- Until then the worker may write; null: it has ended.
  deadline      datetime(6)     null,
  -- No deadline lies behind the session's end.
  session_end   datetime(6)     not null,
  -- When the deadline was moved last.
  beat_at       datetime(6)     not null,
  -- Seconds charged to the user's share at the claim.
  predicted     double          not null,
  ended_at      datetime(6)     null,
  -- done: every item was settled; lost: proven loss left items open.
  reason        varchar(8)      character set ascii null,
  primary key (id),
  unique key claim (invocation_id, run_id, number),
  key running (invocation_id, deadline),
  key due (deadline),
  key of_job (job_id),
  constraint attempt_ended check ((deadline is null) = (ended_at is not null)),
  constraint attempt_reason check ((ended_at is null and reason is null) or (ended_at is not null and reason in ('done', 'lost')))
) engine = InnoDB default character set utf8mb4;

-- GPU seconds predicted for each user: the least goes next.
create table user_share (
  user_id binary(16) not null,
  share   double     not null,
  primary key (user_id),
  key greatest (share)
) engine = InnoDB default character set utf8mb4;
