-- What operators have many stations do at once; see package bulk.
create table bulk_campaign (
  id             uuid primary key,
  name           text not null,
  action         text not null, -- JSON
  asked_by       text not null,
  max_per_minute int not null check (max_per_minute >= 1),
  wait_minutes   int not null check (wait_minutes >= 0), -- for stations that are away
  canary         int not null check (canary >= 0),
  max_in_flight  int not null check (max_in_flight >= 1),
  max_failures   int not null check (max_failures >= 0),
  patience_hours int not null check (patience_hours >= 1),
  state          text not null check (state in ('RUNNING', 'PAUSED', 'STOPPED', 'CANCELLED', 'DONE')),
  note           text,
  created_at     timestamptz not null,
  changed_at     timestamptz not null
);
create index bulk_campaign_by_time on bulk_campaign (created_at desc, id);

create table bulk_campaign_member (
  campaign_id  uuid not null references bulk_campaign on delete cascade,
  station_id   text not null references station on delete cascade,
  position     int not null,
  state        text not null check (state in ('WAITING', 'UPDATING', 'DONE', 'FAILED', 'SKIPPED')),
  answer       text, -- what the station said
  operation_id uuid references operation on delete set null, -- that collects what follows
  note         text,
  begun_at     timestamptz,
  ended_at     timestamptz,
  primary key (campaign_id, station_id)
);
create index bulk_campaign_member_at_it on bulk_campaign_member (campaign_id)
  where state in ('WAITING', 'UPDATING');

-- What remains to be done at a station that was set up, and who handed it over.
create table station_handover (
  station_id     text primary key references station on delete cascade,
  checks         json not null,
  note           text,
  changed_at     timestamptz not null,
  changed_by     text not null,
  handed_over_at timestamptz,
  handed_over_by text
);
