-- Tenants see what partners were billed for sessions at their sites, and of partners that ever had
-- one there the name. The tokens that these used, and everything else of partners, stay the operator's.
create index roaming_cdr_of_session on roaming_cdr (session_id);
create index roaming_cdr_newest on roaming_cdr (made_at desc, id desc);

alter table roaming_cdr enable row level security;
create policy of_tenant on roaming_cdr for select to voltide_tenant
  using (exists (select from charging_session s where s.id = roaming_cdr.session_id));
grant select on roaming_cdr to voltide_tenant;

alter table roaming_session enable row level security;
create policy of_tenant on roaming_session for select to voltide_tenant
  using (exists (select from charging_session s where s.id = roaming_session.session_id));
grant select (session_id, partner_id) on roaming_session to voltide_tenant;

alter table roaming_partner enable row level security;
create policy of_tenant on roaming_partner for select to voltide_tenant
  using (id in (select c.partner_id from roaming_cdr c)
         or id in (select r.partner_id from roaming_session r));
grant select (id, name) on roaming_partner to voltide_tenant;
