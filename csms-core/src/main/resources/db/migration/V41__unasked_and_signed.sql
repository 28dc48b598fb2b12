-- False for what a station told without a request that was begun here.
alter table operation add column asked boolean not null default true;

-- Certificates signed for stations in the last hour.
create table certificate_signing (
  station_id text not null references station on delete cascade,
  at         timestamptz not null
);
create index certificate_signing_by_station on certificate_signing (station_id, at);
