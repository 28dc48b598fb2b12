-- The session's changed_at that its settlement covers; what differs, or was never noted, is settled again.
alter table session_settlement add column session_changed_at timestamptz;
