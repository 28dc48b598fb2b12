-- What a site pays and keeps beyond prices of energy.
create table site_terms (
  site_id text primary key references site on delete cascade,
  terms   jsonb not null,
  set_at  timestamptz not null
);

-- The highest mean power of a quarter hour that a site drew in each calendar month of its zone.
create table site_peak (
  site_id text not null references site on delete cascade,
  month   date not null,
  peak_w  double precision not null check (peak_w >= 0),
  at      timestamptz not null,
  primary key (site_id, month)
);

-- How urgently and how gently a vehicle is treated; absent: as any other.
alter table vehicle add column handling jsonb;
