-- What a job of runs has beyond the engine's row. `batch_id` is null for a run on its own.
create table run_job (
    job_id            uuid        primary key references job on delete cascade,
    org_id            uuid        not null references organisation,
    batch_id          uuid        unique,
    target_id         uuid        not null,
    target_version_id uuid        not null,
    target_version    integer     not null,
    target_kind       text        not null check (target_kind in ('model', 'flow', 'comfyui_workflow')),
    target_path       text        not null,
    source            text        not null,
    created_by        uuid        not null,
    callback_url      text,
    metadata          json,
    request_id        text,
    created_at        timestamptz not null
);
create index run_job_batches on run_job (org_id, created_at desc, batch_id) where batch_id is not null;

-- One run: an item of such a job under an id of its own. The ids begin with their job's time, so a day of
-- runs is dropped like a day of items.
create table run (
    id         uuid    primary key,
    org_id     uuid    not null,
    job_id     uuid    not null,
    seq        integer not null,
    -- as an item of its batch; null for a run on its own
    item_id    uuid,
    client_ref text
) partition by range (id);
create index run_by_job on run (job_id, seq);
create index run_by_item on run (item_id) where item_id is not null;
create index run_by_org on run (org_id, id desc);
create index run_by_ref on run (org_id, client_ref) where client_ref is not null;

-- What happened on the way, beyond attempts and results. `no` counts a run's entries from 1.
create table run_log (
    id      uuid        not null,
    no      integer     not null,
    level   text        not null check (level in ('debug', 'info', 'warning', 'error')),
    message text        not null,
    meta    json,
    at      timestamptz not null,
    primary key (id, no)
) partition by range (id);

-- The steps of a run through a flow; a step that is tried again replaces its row.
create table node_run (
    id            uuid        not null,
    no            integer     not null,
    node          text        not null,
    status        text        not null check (status in ('running', 'succeeded', 'failed')),
    input         json,
    output        json,
    cost          numeric,
    retries       integer     not null,
    error_message text,
    started_at    timestamptz not null,
    ended_at      timestamptz,
    primary key (id, no)
) partition by range (id);

-- A run with all that is known of it. Its status: what is recorded, or else what its job and its shard say.
create view run_state as
select r.id, r.org_id, r.job_id, r.seq, r.item_id, r.client_ref,
    k.batch_id, k.target_id, k.target_version_id, k.target_version, k.target_kind, k.target_path, k.source,
    k.created_by, k.request_id, k.created_at,
    case when k.batch_id is null then k.callback_url end as callback_url,
    case when k.batch_id is null then k.metadata end as metadata,
    i.input, x.output, case when not x.cancelled then x.failure end as failure,
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
join item i on i.job_id = r.job_id and i.seq = r.seq
left join result x on x.job_id = r.job_id and x.stage_no = 0 and x.seq = r.seq
left join lateral (
    select max(a.number) as number, min(a.started_at) as started_at, sum(a.cost) as cost
    from attempt a where a.job_id = r.job_id and a.stage_no = 0 and a.seq = r.seq
) t on true
left join lateral (
    select s.in_flight, s.in_flight_since, s.cancels from shard s
    where s.job_id = r.job_id and s.stage_no = 0 and r.seq >= s.seq_from and r.seq < s.seq_to
) s on true;

-- A batch with its counters, which are its shards': the same at every moment as what is recorded.
create view batch_state as
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
    ) end as failure
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

-- What happened to runs: what executors noted, attempts that were not the last, and the end. The ids follow
-- from what they name.
create view run_event as
select md5(r.id::text || 'note' || l.no)::uuid as id, r.id as run_id, r.org_id, l.level, l.message, l.meta, l.at
from run r join run_log l on l.id = r.id
union all
select md5(r.id::text || 'attempt' || a.number)::uuid, r.id, r.org_id, 'warning', a.failure ->> 'message',
    json_build_object('attempt', a.number, 'code', a.failure ->> 'code', 'next_attempt_at', a.not_before), a.ended_at
from run r join attempt a on a.job_id = r.job_id and a.stage_no = 0 and a.seq = r.seq
union all
select md5(r.id::text || 'result')::uuid, r.id, r.org_id, case when x.failure is null or x.cancelled then 'info' else 'error' end,
    case when x.failure is null then 'The run succeeded' else x.failure ->> 'message' end,
    json_build_object('attempt', x.attempt, 'code', x.failure ->> 'code'), x.ended_at
from run r join result x on x.job_id = r.job_id and x.stage_no = 0 and x.seq = r.seq;
