-- A call may be a leg of a call between two parties, and is in no room then.
alter table calls alter column room_id drop not null;
alter table calls add column pair_id varchar(64);
alter table calls add column side varchar(16);
create index calls_by_pair on calls (pair_id);
