-- What a kWh from the grid emits.
create table grid_carbon (
  start_at   timestamptz primary key,
  end_at     timestamptz not null check (end_at > start_at),
  kg_per_kwh numeric(10, 6) not null check (kg_per_kwh >= 0)
);

-- What the maker of a vehicle allows it to give back in its life; absent bounds are none.
create table vehicle_warranty (
  vehicle_id      uuid primary key references vehicle on delete cascade,
  out_wh          double precision check (out_wh >= 0),
  discharge_hours double precision check (discharge_hours >= 0),
  cycles          double precision check (cycles >= 0)
);
