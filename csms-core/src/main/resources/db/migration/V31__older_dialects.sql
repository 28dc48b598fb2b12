-- Whether deviations of this station are refused; as the gateway is set when null.
alter table station add column strict boolean;

-- OCPP 1.6 does not number the events of a transaction: what is missing cannot be known.
alter table charging_session add column numbered boolean not null default true;

-- Tokens that stations of OCPP 1.6 name without their type, which is known from their authorization.
create table contract_tag (
  station_id text not null references station on delete cascade,
  id_tag     text not null,
  type       text not null,
  met_at     timestamptz not null,
  primary key (station_id, id_tag)
);
