-- What a later process needs to end a call on the wire: one row for each call that may be up, made in
-- the transaction that stores the call, removed when nothing is left to end. The trace is JSON.
create table call_trace (
  call_id varchar(255) primary key,
  version bigint not null,
  trunk_id varchar(64) not null,
  trace varchar(200000) not null
);
