-- Hubs among roaming partners, and the parties that each passes messages on to.
alter table roaming_partner
  add column hub text, -- its own party, as NL*HUB; absent: no hub
  add column clients_next timestamptz; -- when its list of parties is fetched again
update roaming_partner
   set hub = (select (role ->> 'countryCode') || '*' || (role ->> 'partyId')
                from jsonb_array_elements(roles::jsonb) role where role ->> 'role' = 'HUB' limit 1);

create table roaming_hub_client (
  partner_id   uuid not null references roaming_partner,
  party        text not null, -- in upper case, as NL*ABC
  role         text not null,
  country_code text not null, -- as the hub spells it
  party_id     text not null,
  status       text not null check (status in ('CONNECTED', 'OFFLINE', 'PLANNED', 'SUSPENDED')),
  last_updated timestamptz not null, -- by the hub's clock
  seen_at      timestamptz not null, -- when the hub told of it last
  primary key (partner_id, party, role)
);
