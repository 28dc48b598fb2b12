-- When a station last told all that it has installed (OCPP 2.1 M03).
create table certificate_inventory (
  station_id text primary key references station on delete cascade,
  told_at    timestamptz not null
);
insert into certificate_inventory (station_id, told_at)
select station_id, min(seen_at) from installed_certificate group by station_id;
