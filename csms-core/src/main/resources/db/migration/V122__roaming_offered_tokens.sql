-- Tokens of our own drivers are offered to partners like all else that is shared.
alter table roaming_object drop constraint roaming_object_kind_check;
alter table roaming_object add constraint roaming_object_kind_check
  check (kind in ('LOCATION', 'TARIFF', 'SESSION', 'CDR', 'TOKEN'));
