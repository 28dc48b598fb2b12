-- Filters of the list of stations that people gave a name, each person their own.
create table station_view (
  id         uuid primary key,
  owner      text not null, -- the name they sign in with
  name       text not null,
  filter     json not null,
  created_at timestamptz not null,
  unique (owner, name)
);
