-- What stations tell. Written by the lanes only.

-- Sequence numbers beside a value say which event told it: the order of arrival must not matter.
create table charging_session (
  id                    uuid primary key,
  station_id            text not null references station,
  transaction_id        text not null,
  site_id               text not null references site,
  evse_id               int,
  connector_id          int,
  token_seq_no          bigint,
  token_id              uuid references token on delete set null,
  id_token              text,
  token_type            text,
  vehicle_id            uuid references vehicle on delete set null,
  remote_start_id       int,
  started_at            timestamptz not null,
  ended_seq_no          bigint,
  ended_at              timestamptz,
  stop_reason           text,
  charging_state_seq_no bigint,
  charging_state        text,
  seq_nos               int8multirange not null,
  first_import_at       timestamptz,
  first_import_wh       double precision,
  last_import_at        timestamptz,
  last_import_wh        double precision,
  first_export_at       timestamptz,
  first_export_wh       double precision,
  last_export_at        timestamptz,
  last_export_wh        double precision,
  energy_in_wh          double precision not null default 0,
  energy_out_wh         double precision not null default 0,
  power_w               double precision not null default 0,
  soc_percent           double precision,
  sampled_at            timestamptz,
  changed_at            timestamptz not null,
  unique (station_id, transaction_id)
) with (fillfactor = 80);
create index charging_session_active on charging_session (site_id) where ended_at is null;
create index charging_session_by_start on charging_session (started_at desc, id);
create index charging_session_by_site on charging_session (site_id, started_at desc, id);

-- The payload is json, not jsonb: it is written often and read seldom.
create table transaction_event (
  session_id     uuid not null,
  seq_no         int not null,
  event_type     text not null,
  at             timestamptz not null,
  trigger_reason text not null,
  offline        boolean not null,
  received_at    timestamptz not null,
  payload        json not null,
  primary key (session_id, seq_no, at)
) partition by range (at);

-- session_id is null for samples outside a transaction (MeterValues), where EVSE 0 is the station's
-- main meter; evse_id is null while a transaction has not named its EVSE.
create table meter_sample (
  station_id  text not null,
  evse_id     int,
  session_id  uuid,
  at          timestamptz not null,
  power_w     double precision,
  import_wh   double precision,
  export_wh   double precision,
  soc_percent double precision
) partition by range (at);
create index meter_sample_by_session on meter_sample (session_id, at) where session_id is not null;
create index meter_sample_by_evse on meter_sample (station_id, evse_id, at) where session_id is null;

create table message_log (
  id         bigint generated always as identity,
  station_id text not null,
  at         timestamptz not null,
  direction  text not null,
  type       int not null,
  message_id text not null,
  action     text,
  frame      text not null,
  error_code text,
  latency_ms int
) partition by range (at);
create index message_log_by_station on message_log (station_id, at desc, id desc);
