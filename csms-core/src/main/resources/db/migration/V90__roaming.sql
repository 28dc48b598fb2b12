-- Roaming partners, what is shared with them, what they have not been told yet, and the log of it.

create table roaming_partner (
  id            uuid primary key,
  name          text not null,
  state         text not null check (state in ('INVITED', 'REGISTERED', 'ENDED')),
  paused        boolean not null default false,
  v2g           text not null default 'CHARGE_ONLY' check (v2g in ('NET', 'CHARGE_ONLY', 'EXTENDED')),
  token_in_hash bytea unique, -- SHA-256 of what it shows us
  token_next_hash bytea unique, -- of what it shows us from some moment on
  token_out     text, -- what we show it
  plain_token   boolean not null default false,
  versions_url  text,
  version       text,
  roles         text not null default '[]', -- JSON
  endpoints     text not null default '[]', -- JSON
  created_at    timestamptz not null,
  registered_at timestamptz,
  failures      int not null default 0, -- in a row, of reaching it
  retry_at      timestamptz not null,
  contact_at    timestamptz,
  last_error    text,
  last_error_at timestamptz,
  tokens_at     timestamptz, -- asked for tokens changed since
  tokens_next   timestamptz
);

create table roaming_message (
  id         bigint generated always as identity primary key,
  partner_id uuid not null references roaming_partner,
  at         timestamptz not null,
  incoming   boolean not null,
  method     text not null,
  url        text not null,
  http       int, -- absent: no answer
  status     int, -- of OCPI
  millis     int not null,
  request    text,
  answer     text,
  error      text
);
create index roaming_message_newest on roaming_message (partner_id, id desc);

-- Sites that partners see, with what OCPI wants to know of them beyond the registry.
create table roaming_site (
  site_id     text primary key references site on delete cascade,
  address     text not null,
  city        text not null,
  postal_code text,
  state       text,
  country     text not null check (country ~ '^[A-Z]{3}$'),
  tax_percent numeric(6, 3) check (tax_percent >= 0)
);

-- What partners read, as the model has it; partner_id is whose it is, absent: everybody's.
create table roaming_object (
  number       bigint generated always as identity primary key,
  kind         text not null check (kind in ('LOCATION', 'TARIFF', 'SESSION', 'CDR')),
  id           text not null,
  partner_id   uuid references roaming_partner,
  gone         boolean not null default false,
  document     text not null, -- JSON
  last_updated timestamptz not null,
  unique (kind, id)
);
create index roaming_object_by_change on roaming_object (kind, last_updated);

create function refuse_cdr_change() returns trigger language plpgsql as $$
begin
  raise exception 'a CDR never changes' using errcode = 'restrict_violation';
end $$;
create trigger cdr_never_changes before update or delete on roaming_object
  for each row when (old.kind = 'CDR') execute function refuse_cdr_change();

-- One row says that a partner does not have the present state of something yet.
create table roaming_outbox (
  partner_id uuid not null references roaming_partner,
  kind       text not null,
  id         text not null,
  version    bigint not null default 1, -- grows while it waits
  queued_at  timestamptz not null,
  attempts   int not null default 0,
  next_at    timestamptz, -- absent: given up
  error      text,
  address    text, -- of a letter that is written already, with its body
  body       text,
  primary key (partner_id, kind, id)
);
