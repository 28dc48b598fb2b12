-- Where power flows inside a site: groups below its grid connection, and the phases of its EVSEs.
alter table site
  add column phase_import_limit_w double precision check (phase_import_limit_w >= 0),
  add column phase_export_limit_w double precision check (phase_export_limit_w >= 0),
  add check ((phase_import_limit_w is null) = (phase_export_limit_w is null));

create table site_group (
  site_id              text not null references site on delete cascade,
  id                   text not null check (id ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
  ordinal              int not null, -- a group comes after the one it hangs on
  parent               text,         -- absent for one that hangs on the grid connection
  name                 text not null,
  kind                 text not null check (kind in ('TRANSFORMER', 'FEEDER', 'CIRCUIT')),
  import_limit_w       double precision not null check (import_limit_w >= 0),
  export_limit_w       double precision not null check (export_limit_w >= 0),
  phase_import_limit_w double precision check (phase_import_limit_w >= 0),
  phase_export_limit_w double precision check (phase_export_limit_w >= 0),
  base_load_w          double precision not null default 0,
  primary key (site_id, id),
  foreign key (site_id, parent) references site_group (site_id, id),
  check ((phase_import_limit_w is null) = (phase_export_limit_w is null))
);

create table evse_wiring (
  station_id text not null,
  evse_id    int not null,
  site_id    text not null references site on delete cascade,
  group_id   text, -- absent for one that hangs on the grid connection
  phases     text not null,
  primary key (station_id, evse_id),
  foreign key (station_id, evse_id) references evse on delete cascade,
  foreign key (site_id, group_id) references site_group (site_id, id) on delete cascade
);
create index evse_wiring_by_site on evse_wiring (site_id);
