-- What is written of incidents, for whoever looks for one by words. All of it is made from the timelines, after each commit: a row
-- that is missing, or has an older version than its incident, is made anew. Who may see it is what the table incident says.
create table incident_text (
    incident_id binary(16) not null,
    version integer not null,
    is_private boolean not null,
    document longtext not null,
    constraint incident_text_pk primary key (incident_id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_0900_bin;

-- What they are found by: words as they are compared, services and severities, with the places that they stand in.
create table incident_text_word (
    word varchar(110) not null,
    is_private boolean not null,
    detected_at datetime(6) not null,
    incident_id binary(16) not null,
    places smallint not null,
    constraint incident_text_word_pk primary key (word, is_private, detected_at, incident_id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_0900_bin;

create index incident_text_word_of on incident_text_word (incident_id, word);
