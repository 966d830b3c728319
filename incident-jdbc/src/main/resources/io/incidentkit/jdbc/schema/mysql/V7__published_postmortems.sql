-- Published postmortems, each with its incident as it was then. What was published elsewhere has its only copy here.
create table incident_postmortem (
    incident_id binary(16) not null,
    number bigint not null,
    version integer not null,
    -- Whether only those on it may see it: whoever reads this table by other means leaves such rows out.
    is_private boolean not null,
    published_elsewhere boolean not null,
    snapshot_format integer not null,
    snapshot longtext not null,
    document longtext not null,
    constraint incident_postmortem_pk primary key (incident_id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_0900_bin;

-- What they are found by: words as they are compared, services and severities, with the places that they stand in.
create table incident_postmortem_word (
    word varchar(110) not null,
    is_private boolean not null,
    detected_at datetime(6) not null,
    incident_id binary(16) not null,
    places smallint not null,
    constraint incident_postmortem_word_pk primary key (word, is_private, detected_at, incident_id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_0900_bin;

create index incident_postmortem_word_of on incident_postmortem_word (incident_id, word);
