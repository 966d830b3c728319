-- The commands that were given under an id: given again, they are the same command. Rows older than a week are deleted.
create table incident_command (
    incident_id uuid not null,
    command_id varchar(100) not null,
    command varchar(64) not null,
    given_at timestamp(6) with time zone not null,
    constraint incident_command_pk primary key (incident_id, command_id),
    constraint incident_command_incident_fk foreign key (incident_id) references incident (id)
);

-- What is old enough to be deleted.
create index incident_command_by_time on incident_command (given_at);
