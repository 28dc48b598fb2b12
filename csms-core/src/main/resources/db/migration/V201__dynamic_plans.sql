-- Whether a station gets its plan one value at a time (OCPP 2.1 K28), where it takes dynamic profiles.
alter table station add column dynamic_profiles boolean not null default false;
