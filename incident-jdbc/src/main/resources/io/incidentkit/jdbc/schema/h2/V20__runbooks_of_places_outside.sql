-- The runbooks of places outside as they were read last: they are there after a restart while such a place is down.
create table incident_runbook_place (
    place varchar(64) not null,
    read_at timestamp(6) with time zone not null,
    constraint incident_runbook_place_pk primary key (place)
);

create table incident_runbook_page (
    place varchar(64) not null,
    path varchar(500) not null,
    markdown text not null,
    constraint incident_runbook_page_pk primary key (place, path),
    constraint incident_runbook_page_place_fk foreign key (place) references incident_runbook_place (place)
);
