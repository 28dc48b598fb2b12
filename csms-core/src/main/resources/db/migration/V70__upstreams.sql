-- Others who issue certificates for stations, and have contracts for cars.
create table upstream (
  label      text primary key,
  settings   text not null, -- JSON, nothing secret in it
  secrets    bytea not null, -- JSON, sealed
  changed_at timestamptz not null,
  worked_at  timestamptz,
  failed_at  timestamptz,
  failure    text -- the last one since it worked
);

-- Each use has one of them at most.
create table upstream_use (
  use   text primary key check (use in ('V2G', 'V2G20', 'CONTRACTS')),
  label text not null references upstream on delete cascade
);

-- Requests of stations that somebody else is to answer; gone once a certificate is there.
create table certificate_order (
  station_id       text not null references station on delete cascade,
  certificate_type text not null,
  upstream         text not null,
  csr              text not null,
  request_id       int,
  state            text not null check (state in ('WAITING', 'FAILED')),
  attempts         int not null default 0,
  next_at          timestamptz not null,
  ticket           text, -- of whom it was asked
  note             text,
  ordered_at       timestamptz not null,
  primary key (station_id, certificate_type)
);
create index certificate_order_due on certificate_order (next_at) where state = 'WAITING';

-- Authorities of others may also be trusted to issue certificates to stations.
alter table authority drop constraint authority_purpose_check;
alter table authority
  add check (purpose in ('STATIONS', 'CONTRACTS', 'VEHICLES', 'REVOCATION'));
