-- Items that were in flight at several crashes run apart, a few at a time: the row names them.
alter table shard drop column solo_seq;
alter table shard add column suspects integer[];
