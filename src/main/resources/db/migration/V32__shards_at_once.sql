-- How many shards of the stage one node has use for at once, because its items share narrow lanes.
alter table shard add column at_once smallint not null default 32767 check (at_once > 0);
