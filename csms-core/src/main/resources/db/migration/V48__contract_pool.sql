-- Contracts that Voltide itself provisions to cars (OCPP 2.1 M01, M02).
create table contract (
  id         uuid primary key,
  emaid      text not null, -- without separators
  pcid       text not null, -- of the car, capital letters and digits
  note       text,
  created_at timestamptz not null,
  ended_at   timestamptz
);
-- The check digit may be left out.
create unique index contract_by_emaid on contract (left(emaid, 14)) where ended_at is null;
create index contract_by_pcid on contract (pcid) where ended_at is null;

create table contract_certificate (
  issuer        text not null, -- label of the authority
  serial_number text not null, -- hexadecimal
  contract_id   uuid not null references contract,
  given_to      text not null, -- station that asked for a car, or who brought a request
  issued_at     timestamptz not null,
  valid_until   timestamptz not null,
  primary key (issuer, serial_number)
);
create index contract_certificate_by_contract on contract_certificate (contract_id, issued_at);

-- Authorities of others may also be trusted to issue certificates to cars.
alter table authority drop constraint authority_purpose_check;
alter table authority add check (purpose in ('CONTRACTS', 'VEHICLES', 'REVOCATION'));
