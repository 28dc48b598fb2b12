-- What somebody who pays for a session lets it draw; plans heed it while the session goes on.
create table session_limit (
  session_id uuid primary key references charging_session on delete cascade,
  source     text not null, -- who set it, as operators call them
  schedule   json not null, -- schedules of OCPP
  since      timestamptz not null, -- when schedules without a start began
  set_at     timestamptz not null
);
