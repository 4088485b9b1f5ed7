-- What a job may cost, and until when it may run.
alter table job add column budget numeric check (budget > 0);
alter table job add column deadline timestamptz;
create index job_paused on job (deadline) where paused and deadline is not null;
