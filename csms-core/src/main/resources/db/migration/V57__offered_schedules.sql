-- The schedules a car could choose between (OCPP 2.x K15), and the one it is known to follow.
alter table profile_delivery add offers jsonb, add taken int;
-- Which of the schedules offered to it a car has chosen.
alter table ev_schedule add schedule_id int;
