-- What stations say they have installed (OCPP 2.1 M03).
create table installed_certificate (
  id               uuid primary key,
  station_id       text not null references station on delete cascade,
  certificate_type text not null,
  hash_algorithm   text not null,
  issuer_name_hash text not null,
  issuer_key_hash  text not null,
  serial_number    text not null,
  children         int not null,
  seen_at          timestamptz not null
);
create index installed_certificate_by_station on installed_certificate (station_id);

-- Certificates issued for stations' own keys (OCPP 2.1 A02, A03), and whether they arrived.
create table issued_certificate (
  id               uuid primary key,
  station_id       text not null references station on delete cascade,
  request_digest   bytea not null,
  certificate_type text,
  request_id       int,
  chain            text not null,
  serial_number    text not null,
  valid_until      timestamptz not null,
  state            text not null check (state in ('ISSUED', 'DELIVERED', 'REJECTED')),
  attempts         int not null default 0,
  note             text,
  issued_at        timestamptz not null,
  changed_at       timestamptz not null,
  unique (station_id, request_digest)
);
create index issued_certificate_waiting on issued_certificate (station_id) where state = 'ISSUED';

-- Answers of OCSP responders that may still be used (OCPP 2.1 M06, M07).
create table ocsp_answer (
  hash_algorithm   text not null,
  issuer_name_hash text not null,
  issuer_key_hash  text not null,
  serial_number    text not null,
  status           text not null check (status in ('Good', 'Revoked', 'Unknown')),
  answer           bytea not null,
  next_update      timestamptz not null,
  primary key (hash_algorithm, issuer_name_hash, issuer_key_hash, serial_number)
);
