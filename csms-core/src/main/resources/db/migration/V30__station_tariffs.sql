-- Tariffs that stations hold, as they last said (OCPP 2.1 I09).
create table station_tariff (
  station_id  text not null references station on delete cascade,
  tariff_id   text not null,
  assignment  json not null,
  seen_at     timestamptz not null
);
create index station_tariff_by_station on station_tariff (station_id);
