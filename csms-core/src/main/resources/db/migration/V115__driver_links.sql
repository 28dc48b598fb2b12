-- The link by which a driver sees and changes one session without an account; only its digest is
-- kept, so that nobody who reads the database can use it.
create table driver_link (
  session_id uuid primary key references charging_session on delete cascade,
  digest     bytea not null unique,
  made_at    timestamptz not null
);
