-- Each command pays for each index. Those of an incident are few, so that its lanes are found among them; tasks that run are as many as
-- threads.
drop index incident_delivery_by_lane on incident_delivery;
drop index incident_task_by_heartbeat on incident_task;
