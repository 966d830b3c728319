-- What has to happen outside and has not happened yet: one row an effect and channel, written with the entries that brought it
-- about. A row is deleted when it was delivered, which then stands on the timeline; what was given up stays, to be tried again.
create table incident_delivery (
    id bigint not null auto_increment,
    incident_id binary(16) not null,
    -- Those of one lane are delivered one after another: an incident's, by one channel, to one target.
    lane varchar(64) not null,
    channel varchar(255) not null,
    effect_key text not null,
    kind varchar(64) not null,
    target text not null,
    body longtext,
    -- waiting: to be delivered; sent: delivered, and the timeline is to be told; failed: given up.
    state varchar(16) not null,
    attempts integer not null,
    -- Where it was delivered, or why it was not.
    detail text,
    -- Not tried before; null: at once.
    not_before datetime(6),
    -- Since when it is tried, by the database's clock; it is given up some time after.
    waiting_since datetime(6) not null,
    constraint incident_delivery_pk primary key (id),
    constraint incident_delivery_incident_fk foreign key (incident_id) references incident (id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_0900_bin;

-- The first of a lane, whether something of an incident was to happen before, and what was given up or waits for a channel.
create index incident_delivery_by_lane on incident_delivery (lane, id);
create index incident_delivery_by_incident on incident_delivery (incident_id, id);
create index incident_delivery_by_state on incident_delivery (state, channel, id);

-- The tasks of db-scheduler: a lane that has something to deliver, an incident of which something is due.
create table incident_task (
    task_name varchar(64) not null,
    task_instance varchar(64) not null,
    task_data longblob,
    execution_time datetime(6) not null,
    picked boolean not null,
    picked_by varchar(64),
    last_success datetime(6),
    last_failure datetime(6),
    consecutive_failures integer,
    last_heartbeat datetime(6),
    version bigint not null,
    priority smallint,
    constraint incident_task_pk primary key (task_name, task_instance)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_0900_bin;

-- What is due now, and what a node that is gone had begun.
create index incident_task_by_time on incident_task (execution_time);
create index incident_task_by_heartbeat on incident_task (last_heartbeat);
