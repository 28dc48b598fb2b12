-- What a need that nobody told was guessed from, and the stays before that it is guessed from.
alter table session_need add column estimates jsonb not null default '[]';

create index charging_session_of_vehicle on charging_session (vehicle_id, started_at desc)
 where vehicle_id is not null and ended_at is not null;
create index charging_session_of_token on charging_session (token_id, started_at desc)
 where token_id is not null and ended_at is not null;
