-- A weekly digest belongs to no incident, and is delivered like everything else under an id that no incident has. Whoever deletes an
-- incident by hand is stopped by its events; a delivery of none is deleted when its turn comes.
alter table incident_delivery drop foreign key incident_delivery_incident_fk;
