-- Limits that others set at stations, and schedules that change while they run.

create table external_limit (
  station_id          text not null references station on delete cascade,
  evse_id             int not null,
  source              text not null,
  limit_w             double precision,
  is_grid_critical    boolean,
  is_local_generation boolean,
  schedule            json,
  since               timestamptz not null,
  primary key (station_id, evse_id, source)
);

create table ev_schedule (
  station_id  text not null references station on delete cascade,
  evse_id     int not null,
  received_at timestamptz not null,
  accepted    boolean not null,
  payload     json not null,
  primary key (station_id, evse_id)
);

create table dynamic_schedule (
  station_id text not null references station on delete cascade,
  profile_id int not null,
  update     json not null,
  changed_at timestamptz not null,
  primary key (station_id, profile_id)
);

alter table charging_session add priority_charging boolean not null default false;
