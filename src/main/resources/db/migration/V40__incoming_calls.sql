-- Who began a call, OUTGOING or INCOMING. Calls from before there were incoming ones are outgoing.
alter table calls add column direction varchar(16) default 'OUTGOING' not null;

-- What a phone must know to enter the room: a salted hash of its PIN, null where none is demanded.
alter table rooms add column pin_hash varchar(200);
