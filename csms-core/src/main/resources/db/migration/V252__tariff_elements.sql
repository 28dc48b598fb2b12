-- A site's tariff may have elements with restrictions; where it has, the flat prices are 0.
alter table site_tariff
  add column elements jsonb,
  add column minimum  jsonb,
  add column maximum  jsonb;
