-- What operators register: sites, stations, tokens, vehicles, people.

create table site (
  id             text primary key check (id ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
  name           text not null,
  latitude       double precision check (latitude between -90 and 90),
  longitude      double precision check (longitude between -180 and 180),
  time_zone      text not null,
  import_limit_w double precision not null check (import_limit_w >= 0),
  export_limit_w double precision not null check (export_limit_w >= 0),
  base_load_w    double precision not null default 0,
  created_at     timestamptz not null
);

create table station (
  id                      text primary key check (length(id) between 1 and 48 and position(':' in id) = 0),
  site_id                 text not null references site,
  name                    text not null,
  password_salt           bytea,
  password_hash           bytea,
  accepts_negative_limits boolean not null default false,
  vendor                  text,
  model                   text,
  serial_number           text,
  firmware_version        text,
  boot_status             text,
  booted_at               timestamptz,
  connection_epoch        bigint not null default 0,
  online                  boolean not null default false,
  protocol                text,
  security_profile        int,
  connected_at            timestamptz,
  last_seen_at            timestamptz,
  created_at              timestamptz not null
);
create index station_by_site on station (site_id);

create table evse (
  station_id      text not null references station on delete cascade,
  id              int not null check (id >= 1),
  current_type    text not null check (current_type in ('AC', 'DC')),
  phases          int not null check (phases between 1 and 3),
  max_charge_w    double precision not null check (max_charge_w > 0),
  max_discharge_w double precision not null default 0 check (max_discharge_w >= 0),
  primary key (station_id, id)
);

create table connector (
  station_id text not null,
  evse_id    int not null,
  id         int not null check (id >= 1),
  type       text,
  status     text not null default 'Unavailable',
  status_at  timestamptz,
  primary key (station_id, evse_id, id),
  foreign key (station_id, evse_id) references evse on delete cascade
);

create table vehicle (
  id                   uuid primary key,
  name                 text not null,
  capacity_wh          double precision not null check (capacity_wh > 0),
  max_charge_w         double precision not null check (max_charge_w > 0),
  max_discharge_w      double precision not null check (max_discharge_w >= 0),
  min_charge_w         double precision not null default 0 check (min_charge_w >= 0),
  charge_efficiency    double precision not null default 0.93 check (charge_efficiency > 0 and charge_efficiency <= 1),
  discharge_efficiency double precision not null default 0.93 check (discharge_efficiency > 0 and discharge_efficiency <= 1),
  min_soc_percent      double precision not null default 20 check (min_soc_percent between 0 and 100),
  max_soc_percent      double precision not null default 90 check (max_soc_percent between 0 and 100),
  wear_per_kwh         numeric(10, 5) not null default 0.05 check (wear_per_kwh >= 0),
  created_at           timestamptz not null,
  check (min_soc_percent < max_soc_percent)
);

create table token (
  id                 uuid primary key,
  id_token           text not null check (length(id_token) between 1 and 255),
  type               text not null,
  holder             text,
  status             text not null default 'Accepted' check (status in ('Accepted', 'Blocked', 'Expired', 'Invalid')),
  vehicle_id         uuid references vehicle on delete set null,
  target_soc_percent double precision check (target_soc_percent between 0 and 100),
  departure_time     time,
  may_supply_grid    boolean not null default true,
  created_at         timestamptz not null
);

-- OCPP compares identifiers without regard to case.
create unique index token_by_value on token (lower(id_token), type);

create table user_account (
  id            uuid primary key,
  username      text not null unique,
  password_salt bytea not null,
  password_hash bytea not null,
  roles         text[] not null,
  created_at    timestamptz not null
);

create table api_key (
  id           uuid primary key,
  name         text not null,
  key_hash     bytea not null unique,
  role         text not null,
  created_at   timestamptz not null,
  last_used_at timestamptz
);

create table audit_entry (
  id      bigint generated always as identity primary key,
  at      timestamptz not null,
  actor   text not null,
  remote  text,
  method  text not null,
  path    text not null,
  status  int not null
);
create index audit_entry_by_time on audit_entry (at desc);
