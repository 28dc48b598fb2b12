-- A link that a tenant made opens nothing that is no longer the tenant's. Tenants see when the links of
-- their sessions were made, and nothing else of these.
alter table driver_link add column tenant_id text references tenant on delete cascade;
create index driver_link_of_tenant on driver_link (tenant_id) where tenant_id is not null;

alter table driver_link enable row level security;
create policy of_tenant on driver_link for select to voltide_tenant
  using (exists (select from charging_session s where s.id = driver_link.session_id));
grant select (session_id, made_at) on driver_link to voltide_tenant;
