-- Nobody asks for the greatest share of all any more.
alter table user_share drop key greatest;
