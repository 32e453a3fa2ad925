-- A limit in characters can be twice as many UTF-16 units, which is what some databases count.
alter table rooms alter column name set data type varchar(400);
alter table calls alter column message set data type varchar(510);
