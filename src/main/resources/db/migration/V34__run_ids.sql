-- A run's id is its job's with the place in it: the last six digits say which item it is (times four, and 1 for the
-- run, 2 for the item of a batch). So a run is found by its job and its place, and an item by its run: two of the four
-- indexes that each new run had to be written into are not needed any more. Older runs get such ids too.
update run_log l set id = (left(r.job_id::text, 30) || lpad(to_hex(r.seq * 4 + 1), 6, '0'))::uuid from run r where r.id = l.id;
update node_run n set id = (left(r.job_id::text, 30) || lpad(to_hex(r.seq * 4 + 1), 6, '0'))::uuid from run r where r.id = n.id;
update target_call c set run_id = (left(r.job_id::text, 30) || lpad(to_hex(r.seq * 4 + 1), 6, '0'))::uuid from run r where r.id = c.run_id;
update run set
    id = (left(job_id::text, 30) || lpad(to_hex(seq * 4 + 1), 6, '0'))::uuid,
    item_id = case when item_id is not null then (left(job_id::text, 30) || lpad(to_hex(seq * 4 + 2), 6, '0'))::uuid end;

alter table run drop constraint run_pkey;
drop index run_by_item;
drop index run_by_org;
alter table run add primary key (org_id, id);
