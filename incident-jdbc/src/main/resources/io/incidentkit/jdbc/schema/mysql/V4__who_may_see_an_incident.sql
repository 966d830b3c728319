-- Whether only those on it may see it: whoever reads this table by other means leaves such rows out, their titles too.
alter table incident add column is_private boolean not null default false;

-- In a text of the snapshot, a quotation mark is escaped; this stands there where it is so, and nowhere else.
update incident set is_private = true where snapshot like '%"isPrivate":true%';
