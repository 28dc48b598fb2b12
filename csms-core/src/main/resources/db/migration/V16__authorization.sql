-- What a token may, beyond being known.

alter table token
  -- OCPP compares identifiers without regard to case; eMAIDs are written with hyphens and without.
  add column value_key text not null generated always as
    (case type when 'eMAID' then replace(lower(id_token), '-', '') else lower(id_token) end) stored,
  add column group_id text check (length(group_id) between 1 and 36),
  add column master_pass boolean not null default false,
  add column valid_from timestamptz,
  add column valid_until timestamptz,
  add column language text,
  add column personal_message text,
  add column allowance jsonb;

drop index token_by_value;
create unique index token_by_value on token (value_key, type);
create index charging_session_by_token on charging_session (token_id);

-- What others vouched for, so that a transaction is judged like the question before it.
create table vouched_token (
  type        text not null,
  value_key   text not null,
  info        jsonb not null,
  valid_until timestamptz not null,
  primary key (value_key, type)
);

-- What the driver owes by the tariff of the site, as far as it is known.
alter table charging_session add column total_cost numeric(14, 6);
