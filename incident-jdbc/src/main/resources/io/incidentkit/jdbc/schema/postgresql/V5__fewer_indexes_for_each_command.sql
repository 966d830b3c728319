-- Each command pays for each index, and PostgreSQL for each above the sixteenth table or index of a statement once more. Those of an
-- incident are few, so that its lanes are found among them; what was given up is few, too, and those that run are as many as threads.
drop index incident_delivery_by_lane;
drop index incident_delivery_failed;
drop index incident_task_by_heartbeat;

-- Room for the next version of a row on its page, so that no index has to be told of it.
alter table incident set (fillfactor = 50);
