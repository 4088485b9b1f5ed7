-- Subscriptions of a whole organisation, in Runflow's format. Without codes a subscription is to every event.
create table org_webhook (
    id                uuid        primary key,
    org_id            uuid        not null references organisation,
    url               text        not null,
    secret            text        not null,
    event_type_codes  text[]      not null,
    disabled_at       timestamptz,
    last_triggered_at timestamptz,
    created_at        timestamptz not null,
    updated_at        timestamptz not null
);
create index org_webhook_by_org on org_webhook (org_id, created_at);

-- Whose event an event is.
create table org_webhook_event (
    event_id   text primary key references webhook_event (public_id) on delete cascade,
    webhook_id uuid not null references org_webhook on delete cascade
);
create index org_webhook_event_by_webhook on org_webhook_event (webhook_id);

-- What an organisation set about its balance.
create table balance_setting (
    org_id     uuid        primary key references organisation,
    threshold  numeric     not null check (threshold >= 0),
    updated_at timestamptz not null
);
