-- Where values of a site's power are fetched again and again.
create table power_source (
  site_id       text not null references site on delete cascade,
  quantity      text not null check (quantity in ('LOAD', 'PV')),
  kind          text not null check (kind in ('MEASURED', 'FORECAST')),
  url           text not null,
  format        text not null check (format in ('CSV', 'JSON')),
  every_minutes int not null check (every_minutes between 1 and 1440),
  next_at       timestamptz not null,
  fetched_at    timestamptz, -- when it worked last
  failures      int not null default 0, -- since then
  error         text,
  primary key (site_id, quantity, kind)
);

-- What the site's own meters are.
create table site_meter (
  site_id    text not null references site on delete cascade,
  quantity   text not null check (quantity in ('LOAD', 'PV')),
  station_id text references station on delete set null, -- whose main meter (EVSE 0) it is
  with_cars  boolean not null default false,             -- it sees the site's cars too
  primary key (site_id, quantity)
);
