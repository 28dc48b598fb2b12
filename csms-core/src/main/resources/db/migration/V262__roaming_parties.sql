-- Which party of a partner something is for, as NL*ABC in upper case: behind a hub there are many.
alter table roaming_object add column party text generated always as
  (case when kind in ('SESSION', 'CDR') then
     upper((document::jsonb -> 'cdrToken' ->> 'countryCode') || '*'
           || (document::jsonb -> 'cdrToken' ->> 'partyId')) end) stored;
alter table roaming_session add column party text generated always as
  (upper((token::jsonb ->> 'countryCode') || '*' || (token::jsonb ->> 'partyId'))) stored;
alter table roaming_outbox add column party text; -- absent: the partner's, or everybody's
alter table roaming_command add column party text; -- that asked, behind a hub

-- Parties behind a hub may call reservations alike.
alter table roaming_reservation add column party text not null default '';
alter table roaming_reservation drop constraint roaming_reservation_pkey;
alter table roaming_reservation add primary key (partner_id, party, reservation_id);
