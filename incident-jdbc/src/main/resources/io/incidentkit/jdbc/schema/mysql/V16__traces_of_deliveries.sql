-- The trace that the delivery goes on with: what the watch of the node gave that took the command, such as a W3C traceparent. Null where
-- nothing is traced.
alter table incident_delivery add column trace varchar(1000);
