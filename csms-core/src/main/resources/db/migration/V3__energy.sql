-- Planning and money. Written by the site controller only.

create table price (
  start_at         timestamptz primary key,
  end_at           timestamptz not null check (end_at > start_at),
  import_per_kwh   numeric(12, 6) not null,
  export_per_kwh   numeric(12, 6) not null
);

-- What a car needs and what its driver was promised; one row per session.
create table session_need (
  session_id         uuid primary key references charging_session on delete cascade,
  capacity_wh        double precision not null,
  arrival_energy_wh  double precision not null,
  target_soc_percent double precision not null,
  departure          timestamptz,
  max_charge_w       double precision not null,
  max_discharge_w    double precision not null,
  min_charge_w       double precision not null,
  min_soc_percent    double precision not null,
  max_soc_percent    double precision not null,
  charge_efficiency    double precision not null,
  discharge_efficiency double precision not null,
  wear_per_kwh       numeric(10, 5) not null,
  charge_now         boolean not null default false,
  source             text not null,
  estimated          text[] not null,
  promised_soc_percent double precision,
  promised_energy_wh double precision,
  promised_at        timestamptz,
  promise_feasible   boolean,
  promise_kept       boolean,
  control_state      text not null default 'UNCONTROLLED',
  control_note       text,
  control_since      timestamptz
);

-- What a car said last over its cable; kept per EVSE because it may speak before its session begins.
create table charging_need_report (
  station_id    text not null references station on delete cascade,
  evse_id       int not null,
  reported_at   timestamptz not null,
  energy_in_wh  double precision not null, -- of the session so far
  energy_out_wh double precision not null,
  needs         jsonb not null,
  primary key (station_id, evse_id)
);

-- What a driver or operator asked for this session; absent values leave it to the others.
create table session_wish (
  session_id         uuid primary key references charging_session on delete cascade,
  target_soc_percent double precision check (target_soc_percent between 0 and 100),
  departure          timestamptz,
  charge_now         boolean not null default false,
  wished_at          timestamptz not null
);

create table site_plan (
  id         bigint generated always as identity primary key,
  site_id    text not null references site on delete cascade,
  made_at    timestamptz not null,
  reason     text not null,
  quality    text not null,
  cost       numeric(14, 6) not null,
  cpu_millis int not null,
  plan       jsonb not null
);
create index site_plan_newest on site_plan (site_id, id desc);

-- The latest plan for each step; steps that have passed keep what was planned when they began.
create table session_plan_step (
  session_id uuid not null references charging_session on delete cascade,
  start_at   timestamptz not null,
  end_at     timestamptz not null,
  power_w    double precision not null,
  soc_percent double precision not null,
  plan_id    bigint not null,
  primary key (session_id, start_at)
);

create table profile_delivery (
  id         bigint generated always as identity primary key,
  session_id uuid not null references charging_session on delete cascade,
  plan_id    bigint not null,
  profile_id int not null,
  sent_at    timestamptz not null,
  periods    jsonb not null,
  until      timestamptz not null,
  outcome    text not null,
  reason     text
);
create index profile_delivery_accepted on profile_delivery (session_id, id desc) where outcome = 'Accepted';
create index profile_delivery_by_session on profile_delivery (session_id, id desc);

create table ledger_entry (
  session_id     uuid not null references charging_session on delete cascade,
  start_at       timestamptz not null,
  energy_in_wh   double precision not null,
  energy_out_wh  double precision not null,
  import_per_kwh numeric(12, 6) not null,
  export_per_kwh numeric(12, 6) not null,
  cost           numeric(14, 6) not null,
  revenue        numeric(14, 6) not null,
  wear           numeric(14, 6) not null,
  primary key (session_id, start_at)
);

create table session_settlement (
  session_id   uuid primary key references charging_session on delete cascade,
  uncontrolled numeric(14, 6) not null,
  settled_at   timestamptz not null
);
