-- A website. The frame is what all its pages share: its content as JSON, without pages and posts.
create table website (
    id         text        primary key,
    org_id     uuid        not null references organisation,
    frame      text        not null,
    -- grows with every change, so that whoever keeps rendered files knows when they are old
    version    bigint      not null default 1,
    created_at timestamptz not null
);
create index website_by_org on website (org_id, created_at);

-- What is published on a website.
create table website_page (
    id           text        primary key,
    website_id   text        not null references website on delete cascade,
    kind         text        not null check (kind in ('page', 'post')),
    -- the item that wrote it: trying that again finds what is here and writes nothing
    made_by      text        not null unique,
    position     integer     not null,
    slug         text        not null,
    content      text        not null,
    published_at timestamptz not null,
    unique (website_id, kind, slug)
);

-- Lindo's clients come in two generations with different answers; a key says which.
alter table api_key drop constraint api_key_dialect_check;
alter table api_key add constraint api_key_dialect_check
    check (dialect in ('lindo', 'lindo-workflow', 'olostep', 'runflow', 'sheaf'));
