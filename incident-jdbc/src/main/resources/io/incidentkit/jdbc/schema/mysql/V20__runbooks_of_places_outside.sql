-- The runbooks of places outside as they were read last: they are there after a restart while such a place is down.
create table incident_runbook_place (
    place varchar(64) not null,
    read_at datetime(6) not null,
    constraint incident_runbook_place_pk primary key (place)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_0900_bin;

create table incident_runbook_page (
    place varchar(64) not null,
    path varchar(500) not null,
    markdown longtext not null,
    constraint incident_runbook_page_pk primary key (place, path),
    constraint incident_runbook_page_place_fk foreign key (place) references incident_runbook_place (place)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_0900_bin;
