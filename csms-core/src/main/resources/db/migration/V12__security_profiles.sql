-- How stations prove who they are (OCPP 2.1 A00, A01, A05).

alter table station
  -- Learnt from every connection, lowered by operators only; 0 lets it in without any proof.
  add column minimum_security_profile int not null default 1
    check (minimum_security_profile between 0 and 3),
  -- Its connection shows a certificate that has expired (A00.FR.429).
  add column renew_only boolean not null default false;

-- Passwords given to a station that it has not used yet; the one in force stays so until then.
create table password_proposal (
  station_id  text not null references station on delete cascade,
  salt        bytea not null,
  hash        bytea not null,
  proposed_at timestamptz not null,
  primary key (station_id, hash)
);

-- Client certificates that stations have shown; each belongs to the first one that did.
create table station_certificate (
  fingerprint   bytea primary key,
  station_id    text not null references station on delete cascade,
  common_name   text not null,
  valid_until   timestamptz not null,
  first_used_at timestamptz not null,
  last_used_at  timestamptz not null
);
create index station_certificate_by_station on station_certificate (station_id);
create index station_certificate_by_name on station_certificate (common_name);
