-- Each command pays for each index. A delivery is always asked for by its incident, so one index serves: those of one channel, and
-- what was given up, are read from the table, which is short, as a row is deleted when it was delivered.
drop index incident_delivery_by_incident;
drop index incident_delivery_by_channel;
alter table incident_delivery drop constraint incident_delivery_pk;
alter table incident_delivery add constraint incident_delivery_pk primary key (incident_id, id);
-- Whoever deletes an incident by hand is stopped by its events; a delivery of none is deleted when its turn comes.
alter table incident_delivery drop constraint incident_delivery_incident_fk;
