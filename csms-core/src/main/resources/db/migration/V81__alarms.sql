-- What somebody has to be told: rules, the alarms they raised, and where alarms go.

create table alarm_destination (
  id         uuid primary key,
  name       text not null,
  kind       text not null check (kind in ('EMAIL', 'WEBHOOK')),
  address    text not null,
  secret     bytea, -- encrypted; of webhooks, which it signs
  created_at timestamptz not null,
  check ((kind = 'WEBHOOK') = (secret is not null))
);

create table alarm_rule (
  id         uuid primary key,
  name       text not null,
  condition  text not null,
  threshold  int not null check (threshold >= 0),
  enabled    boolean not null,
  created_at timestamptz not null
);

create table alarm_rule_destination (
  rule_id        uuid not null references alarm_rule on delete cascade,
  destination_id uuid not null references alarm_destination on delete cascade,
  primary key (rule_id, destination_id)
);

-- One row for as long as the condition holds at a subject; open until a person has said so.
create table alarm (
  id              bigint generated always as identity primary key,
  rule_id         uuid not null references alarm_rule on delete cascade,
  subject         text not null,
  detail          text not null,
  raised_at       timestamptz not null,
  ended_at        timestamptz,
  acknowledged_at timestamptz,
  acknowledged_by text
);
create unique index alarm_going_on on alarm (rule_id, subject) where ended_at is null;
create index alarm_open on alarm (id desc) where acknowledged_at is null;

-- Written with the alarm in one transaction; next_at is absent once it is delivered or given up.
create table alarm_delivery (
  id             bigint generated always as identity primary key,
  destination_id uuid not null references alarm_destination on delete cascade,
  alarm_id       bigint references alarm on delete cascade,
  subject        text not null,
  payload        text not null,
  created_at     timestamptz not null,
  attempts       int not null default 0,
  next_at        timestamptz,
  delivered_at   timestamptz,
  error          text
);
create index alarm_delivery_due on alarm_delivery (next_at) where next_at is not null;
create index alarm_delivery_of_destination on alarm_delivery (destination_id, id desc);

insert into alarm_rule (id, name, condition, threshold, enabled, created_at) values
  (gen_random_uuid(), 'Station offline', 'STATION_OFFLINE', 15, true, now()),
  (gen_random_uuid(), 'Connector faulted', 'CONNECTOR_FAULTED', 5, true, now()),
  (gen_random_uuid(), 'Promise at risk', 'PROMISE_AT_RISK', 5, true, now()),
  (gen_random_uuid(), 'Limit exceeded', 'LIMIT_EXCEEDED', 105, true, now()),
  (gen_random_uuid(), 'Certificate ends', 'CERTIFICATE_ENDS', 14, true, now()),
  (gen_random_uuid(), 'Security alert', 'SECURITY_ALERT', 0, true, now());
