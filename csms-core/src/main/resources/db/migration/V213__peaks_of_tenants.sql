-- Tenants see the peaks of their own sites.
alter table site_peak enable row level security;
create policy of_tenant on site_peak for select to voltide_tenant
  using (site_peak.site_id = any ((select tenant_sites())::text[]));
grant select on site_peak to voltide_tenant;
