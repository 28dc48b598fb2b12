-- What stations tell about transactions beyond their meters, and what they are told.

-- An amount keeps the digits it was told with.
alter table charging_session alter column total_cost type numeric;

-- The limits and times of asking are written beside the lanes, which leave these columns alone.
alter table charging_session
  add column reservation_id       int,
  add column time_charging_s      int,
  add column operation_mode_seq_no bigint,
  add column operation_mode       text,
  add column tariff_id_seq_no     bigint,
  add column tariff_id            text,
  add column station_limit_seq_no bigint,
  add column station_limit        text,
  add column station_cost_seq_no  bigint,
  add column station_cost         text,
  add column closed_reason        text,
  add column limit_told_version   int not null default 0,
  add column limit_version        int not null default 0,
  add column limit_energy_wh      double precision,
  add column limit_time_s         int,
  add column limit_cost           numeric,
  add column limit_soc_percent    int,
  add column status_asked_at      timestamptz,
  add column stop_asked_at        timestamptz;
create index charging_session_by_evse on charging_session (station_id, evse_id, started_at);

create sequence remote_start_id as int minvalue 1 cycle;

create table remote_start (
  id                 int primary key,
  station_id         text not null references station on delete cascade,
  evse_id            int,
  id_token           text not null,
  token_type         text not null,
  asked_by           text not null,
  asked_at           timestamptz not null,
  state              text not null,
  note               text,
  transaction_id     text,
  target_soc_percent double precision,
  departure          timestamptz,
  charge_now         boolean,
  limit_energy_wh    double precision,
  limit_time_s       int,
  limit_cost         numeric,
  limit_soc_percent  int
);
create index remote_start_by_station on remote_start (station_id, asked_at desc);

-- What drivers pay at a site. A session keeps the tariff that was valid when it began.
create table site_tariff (
  site_id    text not null references site on delete cascade,
  valid_from timestamptz not null,
  currency   text not null,
  per_kwh    numeric(12, 6) not null check (per_kwh >= 0),
  per_hour   numeric(12, 6) not null check (per_hour >= 0),
  fixed      numeric(12, 6) not null check (fixed >= 0),
  primary key (site_id, valid_from)
);

create index vouched_token_by_end on vouched_token (valid_until);

-- A tariff of the driver's own, as OCPP 2.1 writes it, for stations that compute the cost.
alter table token add column tariff text;
