-- Events on their way to a receiver outside, and the history of what was tried.

create table webhook_event (
    id            bigint      generated always as identity primary key,
    -- the id on the wire, the same on every attempt
    public_id     text        not null unique,
    org_id        uuid        not null,
    -- no foreign key: an event may outlive its job, or have none
    job_id        uuid,
    -- where the event stands among its job's events: 1, 2, 3…
    place         integer     not null check (place >= 1),
    type          text        not null,
    url           text        not null,
    -- scheme, host and port of the url: what shares one receiver's places
    receiver      text        not null,
    body          bytea       not null,
    body_form     text        not null,
    headers       json        not null,
    policy        json        not null,
    status        text        not null check (status in ('waiting', 'delivered', 'failed', 'gone')),
    attempts      integer     not null default 0,
    attempts_max  integer     not null,
    next_at       timestamptz,
    -- the claim of the node that is sending now; its epoch is the fence behind which it records
    claimed_until timestamptz,
    epoch         integer     not null default 0,
    created_at    timestamptz not null,
    settled_at    timestamptz,
    unique (job_id, place),
    check ((status = 'waiting') = (next_at is not null)),
    check ((status = 'waiting') = (settled_at is null)),
    check ((claimed_until is not null) <= (status = 'waiting')),
    check (attempts <= attempts_max and (status = 'waiting') <= (attempts < attempts_max))
);
create index webhook_event_due on webhook_event (next_at) where status = 'waiting';
create index webhook_event_settled on webhook_event (settled_at) where status <> 'waiting';

create table webhook_attempt (
    event_id    bigint      not null references webhook_event on delete cascade,
    number      integer     not null check (number >= 1),
    at          timestamptz not null,
    duration_ms bigint      not null,
    -- exactly one of the two: the receiver answered, or there was no answer and this is why
    status_code smallint,
    failure     json,
    -- how the answer's body begins
    excerpt     text,
    primary key (event_id, number),
    check ((status_code is null) <> (failure is null))
);
