-- How much room takes what a partner told us.
create table roaming_received_size (
  partner_id uuid not null references roaming_partner on delete cascade,
  kind       text not null,
  objects    bigint not null,
  bytes      bigint not null, -- of the documents, in UTF-8
  primary key (partner_id, kind)
);
insert into roaming_received_size
  select partner_id, kind, count(*), sum(octet_length(document))
    from roaming_received group by partner_id, kind;

-- A session whose driver was erased: what its partner says of it any more is not kept.
alter table roaming_received add column erased boolean not null default false;
update roaming_received set erased = true
 where kind = 'SESSION' and token_uid like 'erased-%';

-- Contracts of our tokens are numbered, so that no two are the same.
alter table token add column contract_number bigint not null generated always as identity unique;
