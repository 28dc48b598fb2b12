-- What stations are made of and how they are set, as they reported it.

create table station_variable (
  station_id          text not null references station on delete cascade,
  key                 text not null,
  component           text not null,
  component_instance  text,
  evse_id             int,
  connector_id        int,
  variable            text not null,
  variable_instance   text,
  attribute           text not null,
  value               text,
  mutability          text,
  persistent          boolean,
  constant            boolean,
  data_type           text,
  unit                text,
  min_limit           double precision,
  max_limit           double precision,
  max_elements        int,
  values_list         text,
  supports_monitoring boolean,
  reported_at         timestamptz not null,
  changed_at          timestamptz not null,
  primary key (station_id, key)
);

create table station_variable_history (
  station_id text not null references station on delete cascade,
  key        text not null,
  at         timestamptz not null,
  value      text,
  primary key (station_id, key, at)
);

alter table station add inventory_firmware text;

create table configuration_template (
  id         uuid primary key,
  name       text not null unique,
  settings   json not null,
  created_at timestamptz not null,
  changed_at timestamptz not null
);

create table configuration_template_station (
  template_id uuid not null references configuration_template on delete cascade,
  station_id  text not null references station on delete cascade,
  primary key (template_id, station_id)
);
