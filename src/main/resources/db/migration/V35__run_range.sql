-- The runs of a job are found by their ids, which lie side by side: one index less that each new run is written into.
drop index run_by_job;
