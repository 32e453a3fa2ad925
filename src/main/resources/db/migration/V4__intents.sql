-- The will to place a call, stored before its INVITE leaves.
create table intent (
  call_id varchar(255) primary key,
  trunk_id varchar(64) not null,
  party varchar(400) not null,
  stored_at timestamp with time zone not null,
  outcome varchar(64),
  resolved_at timestamp with time zone,
  version bigint not null
);

create index intent_unresolved on intent (outcome, stored_at);
