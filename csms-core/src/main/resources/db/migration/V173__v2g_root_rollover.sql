-- A root of this installation that is followed by another one is a guided procedure, too.
alter table guided_procedure drop constraint guided_procedure_kind_check;
alter table guided_procedure add constraint guided_procedure_kind_check
  check (kind in ('THEFT', 'COMPROMISE', 'ROLLOVER', 'V2G_ROLLOVER'));
