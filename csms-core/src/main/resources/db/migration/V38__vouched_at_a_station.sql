-- A partner vouches for a token at one station: it may answer otherwise for another.
alter table vouched_token
  add column station_id text references station on delete cascade,
  add column by_partner boolean not null default true,
  drop constraint vouched_token_pkey;

-- Earlier words hold where something was begun with them.
insert into vouched_token (station_id, type, value_key, info, by_partner, valid_until)
select b.station_id, v.type, v.value_key, v.info, bool_and(b.by_partner), v.valid_until
  from vouched_token v
  join (select station_id, token_type, id_token, false as by_partner from remote_start
        union all
        select station_id, token_type, id_token, true from charging_session
         where ended_at is null) b
    on b.token_type = v.type
       and case v.type when 'eMAID' then replace(lower(b.id_token), '-', '')
                       else lower(b.id_token) end = v.value_key
 group by b.station_id, v.type, v.value_key, v.info, v.valid_until;

delete from vouched_token where station_id is null;
alter table vouched_token
  alter column station_id set not null,
  alter column by_partner drop default,
  add primary key (value_key, type, station_id);
