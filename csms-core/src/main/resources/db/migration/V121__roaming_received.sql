-- What partners that operate stations tell us, as a provider.
create table roaming_received (
  partner_id   uuid not null references roaming_partner,
  kind         text not null check (kind in ('LOCATION', 'TARIFF', 'SESSION', 'CDR')),
  party        text not null, -- whose it is, in upper case, as NL*ABC
  id           text not null,
  id_key       text not null generated always as (lower(id)) stored,
  number       bigint not null generated always as identity unique,
  version      text not null, -- of OCPI that the document is in
  document     text not null, -- JSON as the partner wrote it
  last_updated timestamptz not null, -- by the partner's clock
  received_at  timestamptz not null,
  token_uid    text, -- who charged, of sessions and CDRs
  token_type   text,
  primary key (partner_id, kind, party, id_key)
);
create index roaming_received_by_token on roaming_received (lower(token_uid))
  where token_uid is not null;

create trigger cdr_never_changes before update or delete on roaming_received
  for each row when (old.kind = 'CDR') execute function refuse_cdr_change();

-- When lists of a partner were fetched; pushes may get lost.
create table roaming_fetch (
  partner_id uuid not null references roaming_partner on delete cascade,
  kind       text not null,
  fetched_at timestamptz, -- absent: never in whole
  next_at    timestamptz not null,
  primary key (partner_id, kind)
);
