-- What figures count of an incident that has ended and that everybody may see, in some hundred bytes. All of it is made from the timelines:
-- whoever writes such an incident writes it in the same transaction, and where a row is missing, has no outline or one of another format,
-- figures read the incident in whole and make it anew. An incident that a node of an older release deletes takes it along.
create table incident_outline (
    number bigint not null,
    version integer not null,
    outline_format integer not null,
    outline longblob,
    constraint incident_outline_pk primary key (number),
    constraint incident_outline_incident_fk foreign key (number) references incident (number) on delete cascade
) engine = InnoDB default character set utf8mb4 collate utf8mb4_0900_bin;
