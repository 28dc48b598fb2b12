-- What drivers are told of the cost while they charge, beside the lanes like the limits.
alter table charging_session
  add column cost_told         numeric,
  add column cost_told_at      timestamptz,
  add column price             text,
  add column price_version     int not null default 0,
  add column price_told_version int not null default 0;
