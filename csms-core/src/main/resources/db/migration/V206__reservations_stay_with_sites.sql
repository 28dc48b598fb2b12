-- A place kept belongs with the site where its station was then: a station that comes to another
-- tenant's site brings none of the cards along that were named at the one before.
alter table reservation add column site_id text references site on delete set null;
update reservation r set site_id = coalesce(
  (select s.site_id from charging_session s
    where s.station_id = r.station_id and s.reservation_id = r.id limit 1),
  (select t.site_id from station t where t.id = r.station_id));
create index reservation_of_site on reservation (site_id, id desc);

drop policy of_tenant on reservation;
create policy of_tenant on reservation for select to voltide_tenant
  using (site_id = any ((select tenant_sites())::text[]));
