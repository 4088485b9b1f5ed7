-- A run's input, result and attempts are looked up run by run. As joins they were the planner's to order, and right
-- after a large batch was copied in, when it thinks that a job has a row or two, it compared each row of a job with
-- each other: a minute for ten thousand runs.
create or replace view run_state as
select r.id, r.org_id, r.job_id, r.seq, r.item_id, r.client_ref,
    k.batch_id, k.target_id, k.target_version_id, k.target_version, k.target_kind, k.target_path, k.source,
    k.created_by, k.request_id, k.created_at,
    case when k.batch_id is null then k.callback_url end as callback_url,
    case when k.batch_id is null then k.metadata end as metadata,
    (select i.input from item i where i.job_id = r.job_id and i.seq = r.seq) as input, x.output, case when not x.cancelled then x.failure end as failure,
    coalesce(t.number, 0) + case when x.seq is null then 0 else 1 end as attempts,
    case
        when x.cancelled then 'cancelled'
        when x.seq is not null then case when x.failure is null then 'succeeded' else 'failed' end
        when j.ended_at is not null or r.seq = any (s.cancels) then 'cancelled'
        when t.number > 0 or r.seq = any (s.in_flight) then 'running'
        else 'waiting'
    end as status,
    case
        when x.failure is null and x.seq is not null then coalesce(x.cost, 0) + coalesce(t.cost, 0)
        else nullif(coalesce(x.cost, 0) + coalesce(t.cost, 0), 0)
    end as cost,
    coalesce(t.started_at, x.started_at, s.in_flight_since[array_position(s.in_flight, r.seq)]) as started_at,
    coalesce(x.ended_at, j.ended_at) as ended_at
from run r
join run_job k on k.job_id = r.job_id
join job j on j.id = r.job_id
left join lateral (
    select x.seq, x.output, x.failure, x.cancelled, x.cost, x.started_at, x.ended_at from result x
    where x.job_id = r.job_id and x.stage_no = 0 and x.seq = r.seq limit 1
) x on true
left join lateral (
    select max(a.number) as number, min(a.started_at) as started_at, sum(a.cost) as cost
    from attempt a where a.job_id = r.job_id and a.stage_no = 0 and a.seq = r.seq
) t on true
left join lateral (
    select s.in_flight, s.in_flight_since, s.cancels from shard s
    where s.job_id = r.job_id and s.stage_no = 0 and r.seq >= s.seq_from and r.seq < s.seq_to limit 1
) s on true;
