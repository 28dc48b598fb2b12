-- Authorities of others that operators trust: to issue contracts, or for their word on revocation only.
create table authority (
  fingerprint text primary key, -- SHA-256 of the certificate, hexadecimal
  purpose     text not null check (purpose in ('CONTRACTS', 'REVOCATION')),
  subject     text not null,
  certificate bytea not null,
  valid_until timestamptz not null,
  added_at    timestamptz not null
);

-- With what an answer of a responder is verified and refreshed before it is needed again.
delete from ocsp_answer;
alter table ocsp_answer
  add this_update timestamptz not null,
  add responder   text not null,
  add issuer      bytea not null,
  add used_at     timestamptz not null;
create index ocsp_answer_by_end on ocsp_answer (next_update);
