-- What a driver asked for through his provider.
alter table session_wish
  add column energy_wh     double precision check (energy_wh >= 0), -- at the meter, in the whole session
  add column may_discharge boolean; -- absent: not said
