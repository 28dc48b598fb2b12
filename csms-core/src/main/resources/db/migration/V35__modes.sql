-- What sites and single sessions are steered for, besides the limits that always hold.
create table site_mode (
  site_id text not null references site on delete cascade,
  kind    text not null,
  mode    jsonb not null,
  set_at  timestamptz not null,
  primary key (site_id, kind)
);

create table session_mode (
  session_id uuid primary key references charging_session on delete cascade,
  mode       jsonb not null,
  set_at     timestamptz not null
);

-- Why what flows is not what was planned.
alter table session_need add column control_cause text;

-- Of a site's plans only the newest is kept whole: those of large sites are large.
alter table site_plan alter column plan drop not null;
update site_plan old set plan = null
 where exists (select from site_plan newer where newer.site_id = old.site_id and newer.id > old.id);
