-- Admission takes the first of the queued jobs and counts the running ones, and each second looks for scheduled ones
-- whose hour has come: none of them looks at the jobs that wait for something else.
create index job_queued on job (org_id, kind, priority desc, created_at, id) where status = 'queued';
create index job_running on job (org_id, kind) where status = 'running';
create index job_scheduled on job (due_at) where status = 'scheduled';
drop index job_live;
