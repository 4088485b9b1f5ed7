-- What a caller keeps beside the content, and the states between written and published.
alter table website
    -- the frame as unpublished edits have left it
    add column draft         text,
    add column activated     boolean not null default true,
    -- what the API keeps of a website and its pages do not show, as JSON
    add column extras        json    not null default '{}',
    add column custom_domain text    unique,
    -- when a request came in under the domain: it leads here
    add column domain_seen_at timestamptz;

alter table website_page
    add column name       text,
    -- the content as an unpublished edit has left it
    add column draft      text,
    -- the place of a page that a job is writing
    add column building   boolean not null default false,
    -- what a client handed in to be shown, as it was
    add column source     text,
    add column extras     json not null default '{}',
    add column created_at timestamptz,
    alter column published_at drop not null;
update website_page set created_at = published_at, name = slug;
alter table website_page
    alter column created_at set not null,
    alter column name set not null;

-- What an edit changed, so that trying its item again finds it done.
create table website_edit (
    made_by    text        primary key,
    website_id text        not null references website on delete cascade,
    pages      json        not null,
    created_at timestamptz not null
);

-- Files of a website beside its pages, as they were handed in.
create table website_media (
    website_id   text        not null references website on delete cascade,
    name         text        not null,
    content_type text        not null,
    body         bytea       not null,
    created_at   timestamptz not null,
    primary key (website_id, name)
);
alter table website_media alter column body set storage external;

create table website_traffic (
    website_id text    not null references website on delete cascade,
    day        date    not null,
    requests   bigint  not null,
    primary key (website_id, day)
);

-- An organisation as Lindo's clients see it.
create table workspace (
    org_id      uuid  primary key references organisation,
    name        text,
    language    text,
    currency    text,
    webhook_url text
);

create table webhook_hook (
    org_id     uuid        not null references organisation,
    target_url text        not null,
    event_type text        not null,
    created_at timestamptz not null,
    primary key (org_id, target_url, event_type)
);

-- A customer of an organisation.
create table client (
    id            text        primary key,
    org_id        uuid        not null references organisation,
    email         text        not null,
    full_name     text,
    phone         text,
    website_limit integer     not null check (website_limit >= 0),
    credit_limit  integer     check (credit_limit >= 0),
    suspended     boolean     not null default false,
    created_at    timestamptz not null
);
create unique index client_by_email on client (org_id, lower(email));

-- Which client a website is for, from the moment it is ordered: those on order count too.
create table client_website (
    website_id text primary key,
    client_id  text not null references client on delete cascade
);
create index client_website_by_client on client_website (client_id);

create table client_credit (
    id          text        primary key,
    client_id   text        not null references client on delete cascade,
    credit_type text        not null check (credit_type in ('monthly', 'purchased', 'daily')),
    amount      integer     not null check (amount >= 1),
    source      text,
    notes       text,
    created_at  timestamptz not null
);
create index client_credit_by_client on client_credit (client_id);

-- The credits of an organisation. A limit that is null is the server's setting.
create table credit_account (
    org_id         uuid    primary key references organisation,
    daily_limit    integer check (daily_limit >= 0),
    monthly_limit  integer check (monthly_limit >= 0),
    day            date    not null,
    daily_used     integer not null default 0 check (daily_used >= 0),
    month          date    not null,
    monthly_used   integer not null default 0 check (monthly_used >= 0),
    purchased      integer not null default 0,
    purchased_used integer not null default 0 check (purchased_used between 0 and purchased)
);

-- What work that is under way has reserved; gone when the work has ended and paid.
create table credit_reservation (
    work      text    primary key,
    org_id    uuid    not null references organisation,
    -- what one part of the work costs: a page, a post
    unit      integer not null,
    day       date    not null,
    daily     integer not null,
    month     date    not null,
    monthly   integer not null,
    purchased integer not null
);

-- The AI workflows: a website's two jobs are one.
create view website_work as
select j.id, j.public_id, j.org_id, j.kind, j.input ->> 'websiteId' as website_id, j.created_at,
    j.started_at, j.paused or coalesce(p.paused, false) as paused,
    case when j.status = 'complete' and p.id is not null then p.status else j.status end as status,
    case when p.id is null then j.ended_at when j.status = 'cancelled' then j.ended_at else p.ended_at end
        as ended_at,
    p.id as pages_id
from job j
left join job p on j.kind = 'website' and p.public_id = j.public_id || '/pages'
where j.kind in ('website', 'website-page', 'website-post', 'website-edit');
