-- Cancelled shards whose provider still has to be told to stop.
create index shard_to_call_off on shard (due_at) where status = 'cancelled' and bulk_phase in ('submitting', 'submitted');
