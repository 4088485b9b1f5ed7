-- What runs call, the secrets that their headers name, and the files that they take and make.

-- A key of this installation that every node has to share: URLs signed by one are checked by another.
create table signing_key (
    only_one boolean primary key default true check (only_one),
    key      bytea   not null
);

-- Encrypted with a key that is not in this database.
create table secret (
    -- null: every organisation's
    org_id     uuid        references organisation,
    name       text        not null,
    -- which key it is encrypted with, so that a wrong one is told from a damaged row
    key_id     text        not null,
    sealed     bytea       not null,
    created_at timestamptz not null,
    unique nulls not distinct (org_id, name)
);

create table target (
    id         uuid        primary key,
    -- null: every organisation's
    org_id     uuid        references organisation,
    kind       text        not null check (kind in ('model', 'flow', 'comfyui_workflow')),
    owner      text        not null,
    slug       text        not null,
    -- the newest version
    version    integer     not null check (version >= 1),
    created_at timestamptz not null,
    unique nulls not distinct (org_id, kind, owner, slug)
);

-- Never changed once written: a run ends on the version it began with.
create table target_version (
    id         uuid        primary key,
    target_id  uuid        not null references target,
    version    integer     not null check (version >= 1),
    definition json        not null,
    created_at timestamptz not null,
    unique (target_id, version)
);

-- A call that an endpoint took and will answer later, or the finished node of a flow that still runs.
create table target_call (
    run_id     uuid        not null,
    -- the path of flow nodes that leads to it, empty for the run itself
    node       text        not null,
    state      text        not null check (state in ('sent', 'pending', 'answered')),
    started_at timestamptz not null,
    -- how often it was asked how far it is
    polls      integer     not null default 0 check (polls >= 0),
    poll_url   text,
    answer     json,
    cost       numeric     not null default 0,
    primary key (run_id, node),
    check ((state = 'answered') = (answer is not null))
);
create index target_call_age on target_call (started_at);

create table asset (
    id          uuid        primary key,
    org_id      uuid        not null references organisation,
    name        text        not null,
    mime_type   text        not null,
    size_bytes  bigint      not null check (size_bytes >= 0),
    source      text        not null check (source in ('upload', 'data_uri', 'output')),
    -- waiting for its bytes, for its confirmation, or complete
    status      text        not null check (status in ('waiting', 'received', 'ready')),
    created_at  timestamptz not null,
    expires_at  timestamptz
);
create index asset_expiry on asset (expires_at) where expires_at is not null;

create table asset_chunk (
    asset_id uuid    not null references asset on delete cascade,
    place    integer not null check (place >= 0),
    bytes    bytea   not null,
    primary key (asset_id, place)
);
-- Images and PDFs are compressed already.
alter table asset_chunk alter column bytes set storage external;
