-- How a station's BootNotification is answered, and who knocks without being registered.

alter table station
  add boot_policy       text not null default 'ACCEPT' check (boot_policy in ('ACCEPT', 'PENDING', 'REJECT')),
  add boot_retry_s      int  not null default 60 check (boot_retry_s between 1 and 86400),
  add iccid             text,
  add imsi              text,
  add boot_reason       text;

create table waiting_station (
  id               text primary key check (length(id) between 1 and 48),
  remote           text not null,
  security_profile int not null,
  password_salt    bytea,
  password_hash    bytea,
  attempts         bigint not null default 1,
  first_seen_at    timestamptz not null,
  last_seen_at     timestamptz not null
);
create index waiting_station_by_time on waiting_station (last_seen_at);
