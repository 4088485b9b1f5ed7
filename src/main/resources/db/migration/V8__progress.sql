-- What those who follow a job item by item want to know: which items are under way, and since when.
alter table shard add column in_flight integer[];
alter table shard add column started_at timestamptz;
-- When the attempt began; null when there was none (refused when the job came in) or a crash ended it.
alter table result add column started_at timestamptz;
alter table attempt add column started_at timestamptz;
