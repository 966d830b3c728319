-- Moments are kept in UTC. Text is compared to the letter, capitals and trailing blanks included.

-- One row an incident. The snapshot and every column but id and number are derived from the timeline and can be rebuilt.
create table incident (
    id binary(16) not null,
    number bigint not null auto_increment,
    version integer not null,
    open boolean not null,
    outcome varchar(32),
    step varchar(32) not null,
    severity varchar(32),
    commander varchar(255),
    title text not null,
    -- What lists are filtered by: team, services, severity and labels, one a line.
    facets text not null,
    declared_at datetime(6) not null,
    detected_at datetime(6) not null,
    ended_at datetime(6),
    snapshot_format integer not null,
    snapshot longtext not null,
    constraint incident_pk primary key (id),
    constraint incident_number_unique unique (number)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_0900_bin;

-- MySQL has no partial indexes.
create index incident_open_by_number on incident (open, number desc);

-- The timelines: the truth. Rows are only ever added.
create table incident_event (
    incident_id binary(16) not null,
    sequence integer not null,
    type varchar(64) not null,
    version integer not null,
    occurred_at datetime(6) not null,
    recorded_at datetime(6) not null,
    actor varchar(255) not null,
    payload longtext not null,
    constraint incident_event_pk primary key (incident_id, sequence),
    constraint incident_event_incident_fk foreign key (incident_id) references incident (id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_0900_bin;

-- Which open incident a group of alerts belongs to. Most incidents have no row here, some have one, few have several.
create table incident_open_key (
    open_key varchar(64) not null,
    incident_id binary(16) not null,
    constraint incident_open_key_pk primary key (open_key),
    constraint incident_open_key_incident_fk foreign key (incident_id) references incident (id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_0900_bin;
