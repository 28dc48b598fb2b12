-- What shall hold on stations for longer than a connection.

create table desired_state (
  station_id       text not null references station on delete cascade,
  kind             text not null,
  key              text not null,
  payload          json not null,
  removed          boolean not null default false,
  source           text,
  revision         int not null default 1,
  applied_revision int,
  state            text not null check (state in ('PENDING', 'APPLIED', 'FAILED')),
  last_error       text,
  attempts         int not null default 0,
  next_try_at      timestamptz not null,
  changed_at       timestamptz not null,
  applied_at       timestamptz,
  primary key (station_id, kind, key)
);
create index desired_state_due on desired_state (next_try_at) where state <> 'APPLIED';
create index desired_state_by_source on desired_state (source) where source is not null;
