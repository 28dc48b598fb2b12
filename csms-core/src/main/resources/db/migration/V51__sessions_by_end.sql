-- Sessions that ended lately are searched for missing settlements, each time a site is looked at.

create index charging_session_by_end on charging_session (site_id, ended_at)
  where ended_at is not null;
