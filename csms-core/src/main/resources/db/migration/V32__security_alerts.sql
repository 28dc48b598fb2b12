-- What somebody has to look at: open until a person has said so.
alter table security_event
  add column alert           boolean not null default false,
  add column acknowledged_at timestamptz,
  add column acknowledged_by text;
create index security_event_open on security_event (id desc) where alert and acknowledged_at is null;
