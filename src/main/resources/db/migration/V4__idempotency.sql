alter table api_key add column last_used_at timestamptz;

-- What was answered to a request that named an Idempotency-Key; status is null while it is being worked on.
-- attempt is the fence: only the request that wrote it may store its answer.
create table idempotency (
    org_id       uuid        not null references organisation,
    key          text        not null check (length(key) between 1 and 255),
    request_hash bytea       not null,
    attempt      uuid        not null,
    started_at   timestamptz not null,
    status       smallint    check (status between 100 and 599),
    headers      json,
    body         bytea,
    primary key (org_id, key),
    check ((status is null) = (headers is null) and (status is null) = (body is null))
);

create index idempotency_started_at on idempotency (started_at);
