-- The batch whose failed runs this one tries again.
alter table run_job add column retry_of uuid;

create or replace view batch_state as
select k.batch_id as id, k.org_id, k.job_id, k.target_id, k.target_version_id, k.target_version, k.target_kind,
    k.target_path, k.source, k.created_by, k.callback_url, k.metadata, k.request_id, k.created_at,
    j.item_count as total, c.succeeded, c.failed, c.cancelled, c.cost, c.started_at, j.ended_at, j.paused,
    case
        when j.ended_at is null then case when c.started_at is null and c.failed + c.cancelled = 0 then 'waiting' else 'running' end
        when c.succeeded = j.item_count then 'succeeded'
        when c.succeeded > 0 then 'partial'
        when c.failed > 0 then 'failed'
        else 'cancelled'
    end as status,
    case when j.ended_at is not null and c.succeeded = 0 then (
        select x.failure from result x
        where x.job_id = k.job_id and x.stage_no = 0 and x.failure is not null and not x.cancelled order by x.seq limit 1
    ) end as failure,
    j.budget, j.deadline, j.priority, k.retry_of
from run_job k
join job j on j.id = k.job_id
cross join lateral (
    select coalesce(sum(s.succeeded), 0)::integer as succeeded, coalesce(sum(s.failed), 0)::integer as failed,
        case when j.ended_at is null then coalesce(sum(greatest(s.cancelled, cardinality(s.cancels))), 0)::integer
             else j.item_count - coalesce(sum(s.succeeded + s.failed), 0)::integer end as cancelled,
        case when sum(s.succeeded) > 0 or sum(s.cost) > 0 then sum(s.cost) end as cost,
        min(s.started_at) as started_at
    from shard s where s.job_id = k.job_id and s.stage_no = 0
) c
where k.batch_id is not null;
