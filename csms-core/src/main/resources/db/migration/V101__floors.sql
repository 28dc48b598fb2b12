-- Below its floor a car gives nothing for the market; in an outage its window is open to the lower edge.
alter table session_wish
  add column floor_soc_percent double precision check (floor_soc_percent between 0 and 100);

-- What was planned before had no floor but the edge of the window.
alter table session_need add column floor_soc_percent double precision not null default 30;
update session_need set floor_soc_percent = min_soc_percent;

-- Vehicles keep the window they were registered with.
alter table vehicle alter column max_soc_percent set default 80;
