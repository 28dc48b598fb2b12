-- What happened when, of sessions whose price depends on it.
alter table charging_session add column course text;
