-- Which request of the car a profile answers: when it was made; null for none.
alter table profile_delivery add answers timestamptz;

-- When a station that restarted went on with it (OCPP 2.1 E17): it may have lost its profile.
alter table charging_session add resumed_at timestamptz;
