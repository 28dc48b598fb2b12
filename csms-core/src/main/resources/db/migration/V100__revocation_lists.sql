-- Verified revocation lists, one per authority, with what they are verified and refreshed with.
create table revocation_list (
  issuer_id   text primary key, -- SHA-256 of the issuer's certificate, hexadecimal
  issuer      bytea not null,
  address     text not null,
  list        bytea not null,
  this_update timestamptz not null,
  next_update timestamptz not null,
  used_at     timestamptz not null
);

-- What becomes of contracts while nobody says whether they are revoked, by the authority they are below.
alter table authority
  add when_silent text not null default 'REFUSE'
      check (when_silent in ('REFUSE', 'ACCEPT_KNOWN', 'ACCEPT'));
