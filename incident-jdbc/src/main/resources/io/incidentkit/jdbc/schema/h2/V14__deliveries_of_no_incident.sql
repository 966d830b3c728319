-- A weekly digest belongs to no incident, has an id of zeros, and is delivered like everything else. Its text is not stored: it is written when
-- it is sent. Whoever deletes an incident by hand is stopped by its events.
alter table incident_delivery drop constraint incident_delivery_incident_fk;
