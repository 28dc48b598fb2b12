-- Grid-support settings that stations accepted (OCPP 2.1 block R) and what became of them.
create table der_control (
  station_id   text not null references station on delete cascade,
  control_id   text not null,
  control_type text not null,
  is_default   boolean not null,
  payload      json not null,
  state        text not null check (state in ('SET', 'STARTED', 'ENDED', 'SUPERSEDED')),
  set_at       timestamptz not null,
  changed_at   timestamptz not null,
  primary key (station_id, control_id)
);

-- Grid faults, one row from begin to end. A station repeats what was not answered.
create table der_alarm (
  id               bigint generated always as identity primary key,
  at               timestamptz not null,
  station_id       text not null references station on delete cascade,
  control_type     text not null,
  grid_event_fault text,
  begun_at         timestamptz not null,
  ended_at         timestamptz,
  extra_info       text
);
create unique index der_alarm_once
  on der_alarm (station_id, control_type, grid_event_fault, begun_at) nulls not distinct;
create index der_alarm_lasting on der_alarm (station_id) where ended_at is null;
create index der_alarm_by_time on der_alarm (at);

-- Streams of a monitor's values that stations opened (OCPP 2.1 N11 to N15).
create table event_stream (
  station_id             text not null references station on delete cascade,
  stream_id              int not null,
  variable_monitoring_id int not null,
  interval_seconds       int,
  max_values             int,
  opened_at              timestamptz not null,
  closed_at              timestamptz,
  pending                int not null default 0,
  primary key (station_id, stream_id)
);

create table event_stream_sample (
  station_id             text not null references station on delete cascade,
  stream_id              int not null,
  at                     timestamptz not null,
  variable_monitoring_id int not null,
  value                  text not null,
  primary key (station_id, stream_id, at)
);
create index event_stream_sample_by_time on event_stream_sample (at);

-- What stations say their displays hold (OCPP 2.1 O03).
create table display_message (
  station_id  text not null references station on delete cascade,
  message_id  int not null,
  message     json not null,
  reported_at timestamptz not null,
  primary key (station_id, message_id)
);
