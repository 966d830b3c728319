create table wiki_page (path varchar(200) primary key, label varchar(40), markdown varchar(10000));
create table employee (login varchar(40) primary key, name varchar(80), team varchar(40), mail varchar(80), chat_id varchar(40));

insert into wiki_page values ('ops/checkout', 'runbook',
    '---
services: [checkout]
---
# Checkout answers 500

## Symptoms

Customers see an error page.');
insert into wiki_page values ('ops/parties', 'other', '# The summer party');
insert into employee values ('ana', 'Ana Silva', 'checkout', 'ana@example.com', 'U024ANA');
