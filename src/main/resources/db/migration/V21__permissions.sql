-- What was set for a user or a domain; what is not here is inherited.
create table permission_setting (
  holder_kind varchar(8) not null,
  holder_id varchar(128) not null,
  name varchar(32) not null,
  enabled boolean not null,
  version bigint not null,
  primary key (holder_kind, holder_id, name)
);

-- The audit trail: every change of a setting. Null stands for "inherited".
create table permission_change (
  id varchar(64) primary key,
  changed_at timestamp(6) with time zone not null,
  domain_id varchar(128) not null,
  holder_kind varchar(8) not null,
  holder_id varchar(128) not null,
  name varchar(32) not null,
  was boolean,
  became boolean,
  by_user varchar(255) not null,
  by_domain varchar(128) not null
);

-- A page of the changes in some domains, newest first.
create index permission_change_by_time on permission_change (domain_id, changed_at, id);
