-- Partners' tokens, what their drivers charged, and the CDRs of it.

create table roaming_token (
  partner_id    uuid not null references roaming_partner,
  party         text not null, -- in upper case, as NL*ABC
  type          text not null,
  uid           text not null,
  uid_key       text not null generated always as
    (case type when 'EMAID' then replace(lower(uid), '-', '') else lower(uid) end) stored,
  ocpp_type     text not null,
  document      text not null, -- JSON
  granted_until timestamptz, -- by a command of its provider
  authorized_at timestamptz, -- last
  auth_method   text,
  auth_reference text,
  primary key (partner_id, party, type, uid_key)
);
create index roaming_token_by_uid on roaming_token (uid_key, ocpp_type);

-- Whose a session is, decided once.
create table roaming_session (
  session_id     uuid primary key references charging_session,
  partner_id     uuid not null references roaming_partner,
  started_at     timestamptz not null,
  token          text not null, -- JSON, as it was when it began
  auth_method    text not null,
  auth_reference text,
  seen_at        timestamptz, -- when the session that was shared last had changed
  cdr_id         text -- that holds
);
create index roaming_session_by_start on roaming_session (started_at);

create table roaming_issuer (
  party text primary key,
  last  bigint not null -- number of a CDR; rolled back with it, so that there are no gaps
);

create table roaming_cdr (
  party      text not null,
  number     bigint not null,
  id         text not null unique,
  partner_id uuid not null references roaming_partner,
  session_id uuid not null references charging_session,
  credit_of  text unique references roaming_cdr (id),
  started_at timestamptz not null,
  ended_at   timestamptz not null,
  import_wh  double precision not null, -- gross, whatever the partner is told
  export_wh  double precision not null,
  currency   text not null,
  total      numeric not null, -- negative in credits
  made_at    timestamptz not null,
  primary key (party, number)
);
create trigger only_grows before update or delete on roaming_cdr
  for each row execute function refuse_change();

create table roaming_command (
  id           uuid primary key,
  partner_id   uuid not null references roaming_partner,
  type         text not null,
  response_url text not null,
  asked_at     timestamptz not null,
  result       text -- absent while it is carried out
);
create index roaming_command_open on roaming_command (asked_at) where result is null;

-- What a partner calls its reservations.
create table roaming_reservation (
  partner_id     uuid not null references roaming_partner,
  reservation_id text not null,
  number         int not null references reservation on delete cascade,
  primary key (partner_id, reservation_id)
);
