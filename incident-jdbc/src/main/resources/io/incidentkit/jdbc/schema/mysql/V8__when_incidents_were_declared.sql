-- Numbers follow the time of the declaration, but for the clocks of several nodes: a list of a time begins and ends near it.
create index incident_by_declaration on incident (declared_at, number);
