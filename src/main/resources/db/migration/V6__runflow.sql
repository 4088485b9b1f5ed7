-- What a key may do; null is everything its kind may.
alter table api_key add column scopes text[] check (cardinality(scopes) > 0);

-- What callbacks are signed with. The secret itself is needed at each signing, so it is kept and not its hash.
create table callback_secret (
    id           uuid        primary key,
    org_id       uuid        not null references organisation,
    label        text        not null check (length(label) <= 255),
    secret       text        not null,
    is_current   boolean     not null,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    last_used_at timestamptz
);
create index callback_secret_by_org on callback_secret (org_id, created_at);
-- At most one signs.
create unique index callback_secret_current on callback_secret (org_id) where is_current;

-- What a callback has beyond an event: who signed it, and whether it was asked for again.
create table callback_delivery (
    event_id     text    primary key references webhook_event (public_id) on delete cascade,
    -- no foreign key: a secret may be deleted while the history stays
    secret_id    uuid,
    is_automatic boolean not null
);
