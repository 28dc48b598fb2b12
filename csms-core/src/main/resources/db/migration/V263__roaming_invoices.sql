-- Partners tell a provider which CDRs their invoices bill.
alter table roaming_received drop constraint roaming_received_kind_check;
alter table roaming_received add constraint roaming_received_kind_check
  check (kind in ('LOCATION', 'TARIFF', 'SESSION', 'CDR', 'INVOICE'));
