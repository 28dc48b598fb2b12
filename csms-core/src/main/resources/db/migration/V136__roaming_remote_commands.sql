-- What we have partners' stations do, as a provider.
create table roaming_remote_command (
  id         uuid primary key,
  number     bigint not null generated always as identity unique,
  partner_id uuid not null references roaming_partner,
  party      text not null, -- whose station it is about, as NL*ABC
  type       text not null check (type in
    ('START_SESSION', 'STOP_SESSION', 'RESERVE_NOW', 'CANCEL_RESERVATION', 'UNLOCK_CONNECTOR')),
  wish       text not null, -- JSON
  secret     text not null unique, -- part of the address at which the partner tells the result
  asked_by   text not null,
  asked_at   timestamptz not null,
  due_at     timestamptz not null, -- without a result nothing more is waited for
  state      text not null check (state in ('ASKED', 'TAKEN', 'DONE', 'FAILED', 'SILENT')),
  result     text, -- in the partner's word
  message    text,
  settled_at timestamptz
);
create index roaming_remote_command_by_partner on roaming_remote_command (partner_id, number);
create index roaming_remote_command_open on roaming_remote_command (due_at)
  where state in ('ASKED', 'TAKEN');
