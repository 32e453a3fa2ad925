-- Rooms that were closed long ago.
create index rooms_by_end on rooms (closed_at);
