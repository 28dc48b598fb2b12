-- What the meters of sites said and others forecast, besides their stations.
create table site_power (
  site_id  text not null references site on delete cascade,
  quantity text not null check (quantity in ('LOAD', 'PV')),
  kind     text not null check (kind in ('MEASURED', 'FORECAST')),
  start_at timestamptz not null, -- of a quarter hour
  power_w  double precision not null,
  primary key (site_id, quantity, kind, start_at)
);

-- Pushed readings as they came, so that late and repeated ones change their quarter hour rightly.
create table meter_reading (
  site_id  text not null references site on delete cascade,
  quantity text not null check (quantity in ('LOAD', 'PV')),
  at       timestamptz not null,
  power_w  double precision not null,
  primary key (site_id, quantity, at)
);

alter table site add column expects_arrivals boolean not null default true;
