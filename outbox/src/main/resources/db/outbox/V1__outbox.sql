-- Events that are committed but not yet acknowledged by the broker.
create table outbox (
  -- the order of sending; taken while the row's subject is locked
  id         bigint       not null auto_increment primary key,
  topic      varchar(120) not null,
  record_key varchar(64)  not null,
  -- CloudEvents type
  type       varchar(120) not null,
  body       mediumblob   not null,
  created_at datetime(6)  not null,
  -- set when the broker refused a record of this topic and key for good: nothing of the key is sent until someone decides
  parked     boolean      not null default false,
  index outbox_due (parked, id),
  index outbox_key (topic, record_key)
);

-- One row: who holds its lock relays.
create table outbox_relay (
  id tinyint not null primary key,
  constraint outbox_relay_one check (id = 1)
);
insert into outbox_relay (id) values (1);
