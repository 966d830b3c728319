create table host_team (name varchar(100) primary key);
