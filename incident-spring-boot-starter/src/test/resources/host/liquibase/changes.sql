--liquibase formatted sql

--changeset host:host
create table host (id integer);
