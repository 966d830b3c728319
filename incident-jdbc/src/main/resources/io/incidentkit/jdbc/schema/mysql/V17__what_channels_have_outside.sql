-- What channels have on the far side, such as the id of an issue or of a room: the next attempt goes on with it, also on another node.
create table incident_reference (
    incident_id binary(16) not null,
    channel varchar(250) not null,
    -- What it is, in the channel's own words.
    thing varchar(250) not null,
    reference varchar(250) not null,
    constraint incident_reference_pk primary key (incident_id, channel, thing),
    constraint incident_reference_incident_fk foreign key (incident_id) references incident (id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_0900_bin;

-- Whose it is, when something comes in from there.
create index incident_reference_by_reference on incident_reference (channel, reference);
