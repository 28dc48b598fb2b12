-- Days that an administrator chose in place of those of the configuration.
create table retention (
  kind text primary key,
  days integer not null check (days > 0)
);
