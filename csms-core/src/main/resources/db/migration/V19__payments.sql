-- What payment terminals settled. A transaction may have several payments, a payment several words.

create table settlement (
  station_id     text not null references station on delete cascade,
  psp_ref        text not null,
  transaction_id text not null, -- empty when the station named none
  status         text not null,
  amount         numeric not null,
  settled_at     timestamptz not null,
  status_info    text,
  receipt_id     text,
  receipt_url    text,
  vat_company    jsonb,
  vat_number     text,
  received_at    timestamptz not null,
  primary key (station_id, psp_ref, transaction_id)
);
create index settlement_by_time on settlement (settled_at desc, station_id, psp_ref);
