-- The seals of the timelines: each entry's link is a hash of itself and of the link before it. The salt keeps a hash from telling what was
-- struck out; it is made anew then. Entries of before this script have neither.
alter table incident_event add column salt varbinary(16);
alter table incident_event add column link varbinary(32);

-- The entries whose words were changed since, as a text was struck out or a person forgotten: by which entry, and the hashes of before and
-- of after.
create table incident_rewrite (
    incident_id binary(16) not null,
    -- The entry that tells of it.
    sequence integer not null,
    struck integer not null,
    was varbinary(32) not null,
    became varbinary(32) not null,
    constraint incident_rewrite_pk primary key (incident_id, sequence, struck),
    constraint incident_rewrite_incident_fk foreign key (incident_id) references incident (id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_0900_bin;
