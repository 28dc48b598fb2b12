-- What stations watch on the CSMS's behalf, and what they saw.

create table station_monitor (
  station_id  text not null references station on delete cascade,
  monitor_id  int not null,
  key         text not null,
  type        text not null,
  value       double precision not null,
  severity    int not null,
  transaction boolean not null,
  event_type  text,
  reported_at timestamptz not null,
  primary key (station_id, monitor_id)
);

create table station_event (
  id                 bigint generated always as identity,
  station_id         text not null,
  event_id           int not null,
  at                 timestamptz not null,
  told_at            text not null,
  received_at        timestamptz not null,
  key                text not null,
  component          text not null,
  evse_id            int,
  variable           text not null,
  trigger            text not null,
  notification_type  text not null,
  actual_value       text not null,
  severity           int,
  cleared            boolean,
  tech_code          text,
  tech_info          text,
  transaction_id     text,
  monitor_id         int,
  cause              int,
  primary key (id, received_at)
) partition by range (received_at);
create index station_event_once on station_event (station_id, event_id, told_at);
create index station_event_by_time on station_event (received_at desc, id desc);
