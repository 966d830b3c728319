-- Which incident a group of alerts belonged to last: that which let go of the key, when it ended. Of those that had ended before
-- this script nothing is known.
create table incident_last_key (
    open_key varchar(64) not null,
    incident_id binary(16) not null,
    constraint incident_last_key_pk primary key (open_key),
    constraint incident_last_key_incident_fk foreign key (incident_id) references incident (id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_0900_bin;
