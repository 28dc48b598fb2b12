-- Alarms belong with the site where they were raised; those of no site are the operator's alone.
alter table alarm add column site_id text references site on delete set null;
update alarm a set site_id =
  case r.condition
    when 'STATION_OFFLINE' then (select s.site_id from station s where s.id = a.subject)
    when 'CONNECTOR_FAULTED' then
      (select s.site_id from station s where s.id = split_part(a.subject, '/', 1))
    when 'PROMISE_AT_RISK' then
      (select s.site_id from charging_session s where s.id = a.subject::uuid)
    when 'LIMIT_EXCEEDED' then (select s.id from site s where s.id = a.subject)
  end
  from alarm_rule r where r.id = a.rule_id;
create index alarm_of_site on alarm (site_id, id desc) where site_id is not null;

-- What tenants see of their sites besides V130: alarms, modes, terms and tariffs, what their stations show
-- and where these stray from the specification.
do $$
declare
  sites constant text := 'this.site_id = any ((select tenant_sites())::text[])';
  stations constant text := 'exists (select from station s where s.id = this.station_id)';
  readable record;
begin
  for readable in
    select * from (values
      ('alarm', sites),
      ('site_mode', sites),
      ('site_terms', sites),
      ('site_tariff', sites),
      ('station_finding', stations),
      ('display_message', stations)
    ) as t (name, condition)
  loop
    execute format('alter table %I enable row level security', readable.name);
    execute format('create policy of_tenant on %I for select to voltide_tenant using (%s)',
                   readable.name, replace(readable.condition, 'this.', readable.name || '.'));
    execute format('grant select on %I to voltide_tenant', readable.name);
  end loop;
end $$;

-- Of rules only what an alarm of theirs shows.
alter table alarm_rule enable row level security;
create policy of_tenant on alarm_rule for select to voltide_tenant
  using (id in (select a.rule_id from alarm a));
grant select (id, name, condition) on alarm_rule to voltide_tenant;
