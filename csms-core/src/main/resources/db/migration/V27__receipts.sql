-- Receipts that Voltide issues itself (OCPP 2.1 C21): found by a secret that is part of their address.
create sequence receipt_number;
alter table settlement add receipt_secret uuid unique;
create index charging_session_direct_payment on charging_session (ended_at)
  where token_type = 'DirectPayment' and ended_at is not null;
