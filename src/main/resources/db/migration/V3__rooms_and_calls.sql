-- Rooms. A closed room has no dial-in number, so that numbers are unique among the open ones.
create table rooms (
  id varchar(64) primary key,
  version bigint not null,
  domain_id varchar(128) not null,
  owner_id varchar(255) not null,
  name varchar(200) not null,
  dial_in varchar(8),
  participant_limit integer not null,
  created_at timestamp(6) with time zone not null,
  closed_at timestamp(6) with time zone,
  constraint rooms_dial_in unique (dial_in)
);

-- A page of the rooms of a domain, newest first.
create index rooms_by_time on rooms (domain_id, created_at, id);

-- Who may enter a room beside its owner and the admins of its domain.
create table room_access (
  room_id varchar(64) not null,
  user_id varchar(255) not null,
  primary key (room_id, user_id),
  constraint room_access_room foreign key (room_id) references rooms (id)
);

-- One row for each call, written behind its live state. Kept when its room is gone.
create table calls (
  id varchar(255) primary key,
  version bigint not null,
  room_id varchar(64) not null,
  domain_id varchar(128) not null,
  party varchar(400) not null,
  party_masked varchar(400) not null,
  created_by varchar(255) not null,
  options varchar(4096) not null,
  status varchar(16) not null,
  cause varchar(64),
  code integer not null,
  message varchar(255),
  fault varchar(16),
  accepted_at timestamp(6) with time zone not null,
  ringing_at timestamp(6) with time zone,
  connected_at timestamp(6) with time zone,
  ended_at timestamp(6) with time zone
);

-- A page of the calls of a room, newest first, and those of it that have not ended.
create index calls_by_room on calls (room_id, accepted_at, id);

-- The calls that were alive when a process died.
create index calls_by_end on calls (ended_at);
