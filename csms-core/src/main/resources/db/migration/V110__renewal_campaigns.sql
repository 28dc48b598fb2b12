-- Stations' certificates renewed over a fleet (OCPP 2.1 A02).
create table renewal_campaign (
  id               uuid primary key,
  name             text not null,
  certificate_type text not null, -- 'Combined' is for everything
  canary           int not null check (canary >= 0),
  max_in_flight    int not null check (max_in_flight >= 1),
  max_per_hour     int not null check (max_per_hour >= 1),
  max_failures     int not null check (max_failures >= 0),
  patience_hours   int not null check (patience_hours >= 1),
  state            text not null check (state in ('RUNNING', 'PAUSED', 'STOPPED', 'CANCELLED', 'DONE')),
  note             text,
  created_at       timestamptz not null,
  changed_at       timestamptz not null
);
create index renewal_campaign_by_time on renewal_campaign (created_at desc, id);

create table renewal_campaign_member (
  campaign_id uuid not null references renewal_campaign on delete cascade,
  station_id  text not null references station on delete cascade,
  position    int not null,
  state       text not null check (state in ('WAITING', 'UPDATING', 'DONE', 'FAILED', 'SKIPPED')),
  known       text[] not null default '{}', -- serial numbers issued before its turn
  step        text, -- the last that was done for it; absent before it was asked
  attempts    int not null default 0, -- how often the step was done
  next_at     timestamptz, -- when it is done again
  note        text,
  begun_at    timestamptz,
  ended_at    timestamptz,
  primary key (campaign_id, station_id),
  check ((step is null) = (next_at is null))
);
create index renewal_campaign_member_at_it on renewal_campaign_member (station_id)
  where state = 'UPDATING';

-- Serial numbers of what hangs below a certificate, as the station said (OCPP 2.1 M03).
alter table installed_certificate add column child_serial_numbers text[] not null default '{}';
