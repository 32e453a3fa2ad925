-- Counting the open rooms of a domain and of an owner.
create index rooms_open on rooms (domain_id, closed_at, owner_id);
