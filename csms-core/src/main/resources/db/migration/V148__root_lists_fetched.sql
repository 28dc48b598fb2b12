-- Lists of roots that are fetched from an address.
alter table root_list
  add list_digest   text, -- SHA-256 of the list that was taken last, hexadecimal
  add address       text,
  add every_hours   int check (every_hours > 0),
  add next_fetch_at timestamptz,
  add fetched_at    timestamptz,
  add fetch_error   text,
  add check ((address is null) = (every_hours is null)),
  add check ((address is null) = (next_fetch_at is null));
create index root_list_due on root_list (next_fetch_at) where next_fetch_at is not null;
