-- Who gets what share of what control brings at a site is seen by the tenant whose site it is.
alter table share_contract enable row level security;
create policy of_tenant on share_contract for select to voltide_tenant
  using (site_id = any ((select tenant_sites())::text[]));
grant select on share_contract to voltide_tenant;
