-- The trace of its submission (W3C traceparent): what is done and said for the job, by whichever replica and worker, belongs to it.
alter table job add column traceparent varchar(55) character set ascii null;
