-- An authority may be trusted for several purposes; each root list is of one ecosystem.
alter table authority drop constraint authority_purpose_check;
alter table authority drop constraint authority_pkey;
alter table authority
  add check (purpose in ('STATIONS', 'CONTRACTS', 'VEHICLES', 'PROVISIONING', 'REVOCATION')),
  add ecosystem text not null default 'private',
  add is_listed boolean not null default false, -- by the list of its ecosystem
  add primary key (fingerprint, purpose);

-- Who signs the list of an ecosystem's roots, and what of it was taken last.
create table root_list (
  ecosystem text primary key,
  signer    bytea not null, -- certificate
  signed_at timestamptz,
  taken_at  timestamptz,
  taken_by  text
);

-- Answers that a station fetches one after the other by the same request (OCPP 2.1 M01).
create table given_answer (
  source     text not null check (source in ('OWN', 'ELSEWHERE')),
  request    text not null, -- SHA-256 of the station and what it asked
  position   int not null,
  emaid      text not null, -- without separators and check digit
  exi        bytea not null, -- keys in it are encrypted for the car
  remaining  int not null,
  is_given   boolean not null,
  kept_until timestamptz not null,
  primary key (source, request, position)
);
create index given_answer_by_end on given_answer (kept_until);

alter table contract add suspended_at timestamptz;
alter table contract_certificate
  add replaced_at timestamptz, -- since when another car has the contract
  add is_foreign  boolean not null default false; -- issued by somebody else

-- Cars that had a contract before.
create table contract_vehicle (
  contract_id uuid not null references contract,
  pcid        text not null,
  until       timestamptz not null,
  changed_by  text not null
);
create index contract_vehicle_by_contract on contract_vehicle (contract_id, until);

-- Answers for cars that were signed elsewhere beforehand, one for each edition of ISO 15118.
create table signed_contract (
  contract_id    uuid not null references contract,
  schema_version text not null,
  exi            bytea not null,
  valid_until    timestamptz not null,
  delivered_by   text not null,
  delivered_at   timestamptz not null,
  primary key (contract_id, schema_version)
);

-- Provisioning certificates of cars, as their manufacturers told.
create table provisioning_certificate (
  fingerprint  text primary key, -- SHA-256, hexadecimal
  pcid         text not null, -- capital letters and digits
  chain        text not null, -- PEM, it first
  valid_until  timestamptz not null,
  added_by     text not null,
  added_at     timestamptz not null,
  withdrawn_at timestamptz
);
create index provisioning_certificate_by_pcid on provisioning_certificate (pcid);
