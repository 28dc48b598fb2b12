-- Parties that see their own sites and nothing else. A site belongs to one tenant or to the operator
-- alone; what is at a site or went on there belongs with it. Who acts for a tenant works in the role
-- voltide_tenant, with the tenant in the setting voltide.tenant. The role may read the tables granted
-- to it below, in each of them the rows of that tenant, and nothing else: a table that nobody thought
-- of cannot be read. Everybody else works as the owner of the tables, for whom no policy holds.

create table tenant (
  id         text primary key check (id ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
  name       text not null,
  created_at timestamptz not null
);

alter table site add column tenant_id text references tenant on delete set null;
create index site_of_tenant on site (tenant_id) where tenant_id is not null;

-- A user who lost the tenant would see everything, so a tenant with users or keys stays.
alter table user_account
  add column tenant_id text references tenant,
  add constraint tenants_have_no_administrators
    check (tenant_id is null or role <> 'administrator');
create index user_account_of_tenant on user_account (tenant_id) where tenant_id is not null;
alter table api_key
  add column tenant_id text references tenant,
  add constraint tenants_have_no_administrators
    check (tenant_id is null or role <> 'administrator');
create index api_key_of_tenant on api_key (tenant_id) where tenant_id is not null;

-- Roles are of the whole server, where other databases may have made it already.
do $$
begin
  begin
    if not exists (select from pg_roles where rolname = 'voltide_tenant') then
      create role voltide_tenant nologin;
    end if;
  exception when duplicate_object or unique_violation then
    null; -- another database made it just now
  end;
  begin
    execute format('grant voltide_tenant to %I', current_user);
  exception when insufficient_privilege then
    if not pg_has_role(current_user, 'voltide_tenant', 'member') then
      raise;
    end if;
  end;
exception when insufficient_privilege then
  raise exception 'The user % of the database may not make roles. Run once as a superuser: create role voltide_tenant nologin; grant voltide_tenant to %;',
    current_user, quote_ident(current_user);
end $$;

do $$
begin
  execute format('grant usage on schema %I to voltide_tenant', current_schema());
end $$;

alter table site enable row level security;
create policy of_tenant on site for select to voltide_tenant
  using (tenant_id = current_setting('voltide.tenant', true));
grant select on site to voltide_tenant;

-- An array, which indexes can be searched for, and which a query makes but once.
create function tenant_sites() returns text[] stable language sql as
$$ select array(select id from site where tenant_id = current_setting('voltide.tenant', true)) $$;

do $$
declare
  sites constant text := 'this.site_id = any ((select tenant_sites())::text[])';
  stations constant text := 'exists (select from station s where s.id = this.station_id)';
  sessions constant text := 'exists (select from charging_session s where s.id = this.session_id)';
  readable record;
begin
  for readable in
    select * from (values
      ('station', sites),
      ('charging_session', sites),
      ('site_group', sites),
      ('site_plan', sites),
      ('site_power', sites),
      ('supply_tariff', sites),
      ('session_statement', sites),
      ('evse', stations),
      ('connector', stations),
      ('evse_wiring', stations),
      ('reservation', stations),
      ('remote_start', stations),
      ('charging_need_report', stations),
      ('ev_schedule', stations),
      ('external_limit', stations),
      ('session_need', sessions),
      ('session_plan_step', sessions),
      ('session_wish', sessions),
      ('session_mode', sessions),
      ('session_settlement', sessions),
      ('operation_mode_order', sessions),
      ('profile_delivery', sessions),
      ('baseline', sessions),
      ('ledger_entry', sessions),
      ('meter_sample', sessions),
      ('transaction_event', sessions),
      ('price', 'true'),          -- of markets, nobody's
      ('token', 'false'),         -- drivers, and what is known of their cars, are the operator's:
      ('vehicle', 'false'),       -- these may be joined, and nothing is found
      ('vehicle_model', 'false')
    ) as t (name, condition)
  loop
    execute format('alter table %I enable row level security', readable.name);
    execute format('create policy of_tenant on %I for select to voltide_tenant using (%s)',
                   readable.name, replace(readable.condition, 'this.', readable.name || '.'));
    execute format('grant select on %I to voltide_tenant', readable.name);
  end loop;
end $$;

-- A view reads with the rights of who asks, not of its owner.
alter view ledger set (security_invoker = true);
alter view statement set (security_invoker = true);
alter view known_vehicle set (security_invoker = true);
grant select on ledger, statement, known_vehicle to voltide_tenant;

-- What tenants' users do is written down, too; they cannot read it.
grant insert on audit_entry to voltide_tenant;
