-- The engine's tables. The words are those of docs/architecture.md.

-- A server process. Its heartbeat keeps every lease it holds alive.
create table node (
    id           uuid        primary key,
    name         text        not null,
    started_at   timestamptz not null default now(),
    heartbeat_at timestamptz not null default now()
);

create table job (
    id          uuid        primary key,
    public_id   text        not null unique,
    org_id      uuid        not null,
    kind        text        not null,
    status      text        not null check (status in ('scheduled', 'queued', 'running', 'complete', 'partial', 'errored', 'cancelled')),
    paused      boolean     not null default false,
    priority    smallint    not null default 0,
    input       json        not null,
    metadata    json        not null default '{}',
    item_count  integer     not null check (item_count > 0),
    created_at  timestamptz not null,
    due_at      timestamptz not null,
    started_at  timestamptz,
    ended_at    timestamptz,
    failure     jsonb,
    check ((ended_at is not null) = (status in ('complete', 'partial', 'errored', 'cancelled'))),
    check ((status in ('scheduled', 'queued')) <= (started_at is null))
);
create index job_live on job (org_id, kind, created_at) where status in ('scheduled', 'queued', 'running');
create index job_by_org on job (org_id, created_at desc);

create table stage (
    job_id     uuid     not null references job on delete cascade,
    no         smallint not null,
    name       text     not null,
    status     text     not null check (status in ('waiting', 'running', 'complete', 'failed', 'skipped', 'cancelled')),
    total      integer  not null default 0,
    opened_at  timestamptz,
    -- when work began: the opening, or for bulk work the moment the provider took it
    started_at timestamptz,
    closed_at  timestamptz,
    failure    jsonb,
    -- the sum of the shards, frozen when the stage closes
    tally      jsonb,
    primary key (job_id, no),
    check ((tally is not null) = (status in ('complete', 'failed', 'cancelled')))
);

-- A contiguous range of a stage's items: lease, progress mark and tally in one row that only its owner
-- writes. A quarter of each page is left free so that a flush updates in place.
create table shard (
    job_id       uuid        not null references job on delete cascade,
    stage_no     smallint    not null,
    no           integer     not null,
    seq_from     integer     not null,
    seq_to       integer     not null,
    total        integer     not null,
    status       text        not null check (status in ('waiting', 'ready', 'leased', 'done', 'cancelled')),
    priority     smallint    not null default 0,
    due_at       timestamptz not null,
    node_id      uuid,
    epoch        integer     not null default 0,
    -- every item below is recorded; every item the owner may have started is below start_mark
    low_water    integer     not null,
    start_mark   integer     not null,
    -- the one item that runs alone because it was in flight at two crashes
    solo_seq     integer,
    bulk_phase   text        check (bulk_phase in ('submitting', 'submitted', 'live')),
    bulk_since   timestamptz,
    bulk_handle  text,
    bulk_tries   integer     not null default 0,
    succeeded    integer     not null default 0,
    failed       integer     not null default 0,
    cancelled    integer     not null default 0,
    -- of the succeeded, those that go on to the next stage
    going_on     integer     not null default 0,
    cost         numeric     not null default 0,
    counts       jsonb       not null default '{}',
    primary key (job_id, stage_no, no),
    check (seq_from < seq_to and total <= seq_to - seq_from),
    check (low_water between seq_from and seq_to),
    check (succeeded + failed + cancelled <= total and going_on <= succeeded),
    check ((status = 'leased') = (node_id is not null)),
    check ((status in ('done', 'cancelled')) <= (succeeded + failed + cancelled = total))
) with (fillfactor = 75);
create index shard_ready on shard (priority desc, due_at) where status = 'ready';
create index shard_leased on shard (node_id) where status = 'leased';

-- Items and results are many: partitioned by the time in the job's id, dropped a partition at a time.
create table item (
    job_id     uuid    not null,
    seq        integer not null,
    client_ref text,
    input      json    not null,
    primary key (job_id, seq)
) partition by range (job_id);

create table result (
    job_id   uuid        not null,
    stage_no smallint    not null,
    seq      integer     not null,
    -- null: succeeded
    failure  json,
    output   json,
    -- succeeded, and the next stage takes it on
    goes_on  boolean     not null,
    attempt  smallint    not null check (attempt >= 1),
    cost     numeric,
    ended_at timestamptz not null,
    primary key (job_id, stage_no, seq),
    check (failure is null or not goes_on)
) partition by range (job_id);

-- An attempt that ended without a result: it is tried again, not before not_before.
create table attempt (
    job_id     uuid        not null,
    stage_no   smallint    not null,
    seq        integer     not null,
    number     smallint    not null check (number >= 1),
    failure    json        not null,
    crashed    boolean     not null default false,
    cost       numeric,
    ended_at   timestamptz not null,
    not_before timestamptz not null,
    primary key (job_id, stage_no, seq, number)
) partition by range (job_id);

-- What a stage keeps beside its result for later stages: a fetched page, compressed.
create table content (
    job_id   uuid     not null,
    stage_no smallint not null,
    seq      integer  not null,
    body     bytea    not null,
    primary key (job_id, stage_no, seq)
) partition by range (job_id);
alter table content alter column body set storage external;
