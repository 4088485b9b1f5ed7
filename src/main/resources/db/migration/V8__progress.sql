-- What those who follow a job item by item want to know: which items are under way, and since when.
alter table shard add column in_flight integer[];
alter table shard add column in_flight_since timestamptz[];
alter table shard add column started_at timestamptz;
-- Single items that were cancelled. Their owner sees that the list has grown when it comes to write.
alter table shard add column cancels integer[] not null default '{}';
alter table result add column cancelled boolean not null default false;
-- When the attempt began; null when there was none (refused when the job came in) or a crash ended it.
alter table result add column started_at timestamptz;
alter table attempt add column started_at timestamptz;
