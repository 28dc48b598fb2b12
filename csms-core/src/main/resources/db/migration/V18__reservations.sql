-- Places kept for somebody. USED is not stored: a session that names the reservation says so.

create sequence reservation_id as int minvalue 1 cycle;

create table reservation (
  id             int primary key,
  station_id     text not null references station on delete cascade,
  evse_id        int,
  connector_type text,
  id_token       text not null,
  token_type     text not null,
  group_id       text,
  expires_at     timestamptz not null,
  state          text not null,
  note           text,
  asked_by       text not null,
  created_at     timestamptz not null,
  changed_at     timestamptz not null
);
create index reservation_by_station on reservation (station_id, id desc);
create index charging_session_by_reservation on charging_session (station_id, reservation_id)
  where reservation_id is not null;
