-- A certificate that Voltide issues is bound to its station at once, before it is shown.
alter table station_certificate
  alter column first_used_at drop not null,
  alter column last_used_at drop not null;
