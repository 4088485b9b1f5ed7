create table organisation (
    id         uuid        primary key,
    name       text        not null,
    created_at timestamptz not null
);

-- A key is only kept as its SHA-256: a random 160-bit key needs no slow hash. The prefix tells keys apart.
create table api_key (
    id         uuid        primary key,
    org_id     uuid        not null references organisation,
    name       text        not null,
    prefix     text        not null,
    hash       bytea       not null unique,
    dialect    text        check (dialect in ('lindo', 'olostep', 'runflow', 'sheaf')),
    created_at timestamptz not null,
    revoked_at timestamptz
);
