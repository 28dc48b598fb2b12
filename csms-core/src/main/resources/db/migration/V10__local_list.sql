-- What each station has in its local authorization list, as far as it accepted it.

create table local_list (
  station_id text primary key references station on delete cascade,
  version    int not null,
  entries    json not null,
  changed_at timestamptz not null
);
