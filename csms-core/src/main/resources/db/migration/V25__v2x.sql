-- What a station was last told its car may do (OCPP 2.1 Q02.FR.05); null: never told.
alter table charging_session add allowed_energy_transfer text[];

-- Operation modes that operators chose for sessions, over the plan (OCPP 2.1 block Q).
create table operation_mode_order (
  session_id    uuid primary key references charging_session on delete cascade,
  station_id    text not null references station on delete cascade,
  profile_id    int not null,
  payload       json not null,
  takes_signals boolean not null,
  ordered_at    timestamptz not null
);
create index operation_mode_order_by_station on operation_mode_order (station_id);
