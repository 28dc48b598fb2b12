-- OCPP 1.6 wants the number of a transaction from the CSMS: the same for the same start.
create table transaction_number (
  station_id     text not null references station on delete cascade,
  connector_id   int not null,
  id_tag         text not null,
  started_at     timestamptz not null,
  meter_start_wh int not null,
  number         int not null unique generated always as identity,
  primary key (station_id, connector_id, id_tag, started_at, meter_start_wh)
);
