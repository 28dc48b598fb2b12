-- What stations, and Voltide itself, tell of security (OCPP 2.1 A04). A station repeats what was
-- not answered; the same event is one row.
create table security_event (
  id          bigint generated always as identity primary key,
  at          timestamptz not null,
  station_id  text,
  source      text not null check (source in ('STATION', 'VOLTIDE')),
  type        text not null,
  severity    text not null check (severity in ('INFO', 'WARNING', 'CRITICAL')),
  occurred_at timestamptz not null,
  tech_info   text
);
create unique index security_event_once
  on security_event (station_id, type, occurred_at, md5(tech_info)) nulls not distinct;
create index security_event_by_time on security_event (at desc, id desc);
create index security_event_by_station on security_event (station_id, at desc, id desc);

-- Batteries handed in, taken out or left in their slot (OCPP 2.1 block S), one row per battery.
create table battery_swap_event (
  id               bigint generated always as identity primary key,
  at               timestamptz not null,
  station_id       text not null references station on delete cascade,
  request_id       int not null,
  event_type       text not null check (event_type in ('BatteryIn', 'BatteryOut', 'BatteryOutTimeout')),
  id_token         text not null,
  token_type       text not null,
  evse_id          int not null,
  serial_number    text not null,
  soc_percent      double precision not null,
  soh_percent      double precision not null,
  production_date  timestamptz,
  vendor_info      text,
  unique (station_id, request_id, event_type, evse_id, serial_number, soc_percent)
);
create index battery_swap_event_by_time on battery_swap_event (at desc, id desc);
