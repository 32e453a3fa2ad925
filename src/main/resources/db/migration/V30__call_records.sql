-- What the record of a call tells beside its statuses. Calls made before this have no trunk here and
-- no times of their messages.
alter table calls add column trunk_id varchar(64);
alter table calls add column invited_at timestamp(6) with time zone;
alter table calls add column trying_at timestamp(6) with time zone;
alter table calls add column acked_at timestamp(6) with time zone;

-- A page of the records of a domain, and of a user, those that ended last first.
create index calls_by_domain on calls (domain_id, ended_at, id);
create index calls_by_user on calls (domain_id, created_by, ended_at, id);
