-- Each price area (bidding zone) has prices of its own.
alter table price add column area text not null default 'default';
alter table price drop constraint price_pkey;
alter table price add primary key (area, start_at);

-- What a site pays for a kWh and gets for one, from when on. What has begun is never changed.
create table supply_tariff (
  site_id    text not null references site on delete cascade,
  valid_from timestamptz not null,
  tariff     jsonb not null,
  set_at     timestamptz not null,
  primary key (site_id, valid_from)
);
