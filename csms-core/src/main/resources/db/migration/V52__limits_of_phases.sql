-- Limits of each phase as they were told, in W or A: one for all alike, or three, L1 to L3.
alter table site add column phase_limits jsonb
  check (jsonb_array_length(phase_limits) in (1, 3));
alter table site_group add column phase_limits jsonb
  check (jsonb_array_length(phase_limits) in (1, 3));

update site set phase_limits = jsonb_build_array(jsonb_build_object(
    'importW', phase_import_limit_w, 'exportW', phase_export_limit_w))
 where phase_import_limit_w is not null;
update site_group set phase_limits = jsonb_build_array(jsonb_build_object(
    'importW', phase_import_limit_w, 'exportW', phase_export_limit_w))
 where phase_import_limit_w is not null;

alter table site drop column phase_import_limit_w, drop column phase_export_limit_w;
alter table site_group drop column phase_import_limit_w, drop column phase_export_limit_w;

-- Which parts of the base load lie on L1 to L3; evenly where nothing is said.
alter table site add column base_load_shares double precision[]
  check (cardinality(base_load_shares) = 3);
alter table site_group add column base_load_shares double precision[]
  check (cardinality(base_load_shares) = 3);

-- What meters say of L1 to L3, where they do.
alter table meter_reading add column phase_w double precision[] check (cardinality(phase_w) = 3);
