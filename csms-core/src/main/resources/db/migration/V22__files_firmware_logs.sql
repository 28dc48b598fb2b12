-- Files that stations fetch or deliver; their content lies in the data directory.
create table stored_file (
  id          uuid primary key,
  kind        text not null check (kind in ('FIRMWARE', 'LOG')),
  name        text not null,
  created_at  timestamptz not null,
  -- Absent until the content has been received.
  content     uuid unique,
  size        bigint,
  sha256      text,
  md5         text,
  received_at timestamptz
);
create index stored_file_by_age on stored_file (kind, created_at);

-- Addresses nobody can guess; only a digest of the secret part is kept.
create table file_link (
  digest     bytea primary key,
  file_id    uuid not null references stored_file on delete cascade,
  upload     boolean not null,
  expires_at timestamptz not null
);

create table station_log (
  id           uuid primary key references stored_file on delete cascade,
  station_id   text not null references station on delete cascade,
  log_type     text not null,
  operation_id uuid references operation on delete set null,
  requested_at timestamptz not null
);
create index station_log_by_time on station_log (requested_at desc, id);

create table firmware (
  id                  uuid primary key references stored_file,
  name                text not null,
  version             text not null,
  signing_certificate text,
  signature           text,
  created_at          timestamptz not null
);

-- What local controllers offer to their stations (OCPP 2.1 L03).
create table published_firmware (
  station_id   text not null references station on delete cascade,
  firmware_id  uuid not null references firmware on delete cascade,
  operation_id uuid references operation on delete set null,
  locations    text[] not null default '{}',
  primary key (station_id, firmware_id)
);

create table firmware_campaign (
  id             uuid primary key,
  name           text not null,
  firmware_id    uuid not null references firmware,
  canary         int not null check (canary >= 0),
  max_in_flight  int not null check (max_in_flight >= 1),
  max_failures   int not null check (max_failures >= 0),
  patience_hours int not null check (patience_hours >= 1),
  state          text not null check (state in ('RUNNING', 'PAUSED', 'STOPPED', 'CANCELLED', 'DONE')),
  note           text,
  created_at     timestamptz not null,
  changed_at     timestamptz not null
);
create index firmware_campaign_by_time on firmware_campaign (created_at desc, id);

create table firmware_campaign_member (
  campaign_id  uuid not null references firmware_campaign on delete cascade,
  station_id   text not null references station on delete cascade,
  position     int not null,
  state        text not null check (state in ('WAITING', 'UPDATING', 'DONE', 'FAILED', 'SKIPPED')),
  operation_id uuid references operation on delete set null,
  note         text,
  begun_at     timestamptz,
  ended_at     timestamptz,
  primary key (campaign_id, station_id)
);
