-- What others impose on a site or a group of it over time.
create table imposed_limit (
  site_id  text not null references site on delete cascade,
  source   text not null,
  group_id text not null,        -- empty for the grid connection
  at       timestamptz not null, -- its start
  end_at   timestamptz not null check (end_at > at),
  priority int not null,
  import_w double precision check (import_w >= 0),
  export_w double precision check (export_w >= 0),
  primary key (site_id, source, group_id, at)
);
create index imposed_limit_old on imposed_limit (at);
