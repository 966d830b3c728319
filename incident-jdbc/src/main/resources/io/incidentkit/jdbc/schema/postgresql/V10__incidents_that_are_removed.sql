-- Of an incident that is removed, the keys that it had last are found without a look at all. Other databases have such an index for
-- each foreign key by themselves.
create index incident_last_key_by_incident on incident_last_key (incident_id);
