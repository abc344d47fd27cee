-- A session ends the claims of a run. What was claimed in it may be finished in the endpoint's grace after it.
alter table attempt
  modify session_end datetime(6) not null comment 'end of the session and its grace: no deadline is moved behind it';
