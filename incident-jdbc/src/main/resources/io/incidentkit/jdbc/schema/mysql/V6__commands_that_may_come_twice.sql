-- The commands that were given under an id: given again, they are the same command. Rows older than a week are deleted.
create table incident_command (
    incident_id binary(16) not null,
    command_id varchar(100) not null,
    command varchar(64) not null,
    given_at datetime(6) not null,
    constraint incident_command_pk primary key (incident_id, command_id),
    constraint incident_command_incident_fk foreign key (incident_id) references incident (id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_0900_bin;

-- What is old enough to be deleted.
create index incident_command_by_time on incident_command (given_at);
