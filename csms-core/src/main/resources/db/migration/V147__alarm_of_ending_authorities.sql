insert into alarm_rule (id, name, condition, threshold, enabled, created_at)
values (gen_random_uuid(), 'Trusted authority ends', 'AUTHORITY_ENDS', 90, true, now());
