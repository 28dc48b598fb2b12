-- What drivers without a contract pay at a payment provider, from the page behind a QR code.
create table adhoc_payment (
  id              uuid primary key,
  secret          uuid not null unique, -- by which its driver sees it
  station_id      text not null references station,
  evse_id         int not null,
  currency        text not null,
  held            numeric not null check (held > 0), -- the most that is taken
  state           text not null check (state in
    ('OPENING', 'OPEN', 'AUTHORIZED', 'STARTING', 'CHARGING', 'CAPTURED', 'RELEASING', 'CANCELED')),
  checkout_id     text unique, -- at the provider, as is the next
  reference       text unique,
  remote_start_id int,
  session_id      uuid references charging_session,
  captured        numeric not null default 0,
  refund_asked    numeric not null default 0 check (refund_asked <= captured),
  refunded        numeric not null default 0,
  why             text, -- nothing was taken, or not all
  error           text, -- what failed last, and is tried again
  attempts        int not null default 0,
  next_at         timestamptz, -- absent: there is nothing to do
  created_at      timestamptz not null,
  changed_at      timestamptz not null
);
create index adhoc_payment_due on adhoc_payment (next_at) where next_at is not null;
create index adhoc_payment_newest on adhoc_payment (created_at desc, id desc);
create index adhoc_payment_of_evse on adhoc_payment (station_id, evse_id, created_at);
