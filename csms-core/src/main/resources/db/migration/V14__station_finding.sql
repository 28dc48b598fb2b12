-- How a station strays from the specification and is understood nevertheless.
create table station_finding (
  station_id    text not null references station on delete cascade,
  finding       text not null,
  first_seen_at timestamptz not null,
  last_seen_at  timestamptz not null,
  count         bigint not null,
  primary key (station_id, finding)
);
