-- Changes with whatever decides whom certificates are believed from, in the same transaction: what was
-- found out under one number holds for as long as that number is there.
create table trust_version (
  only_row boolean primary key default true check (only_row),
  version  bigint not null
);
insert into trust_version (version) values (1);

create function trust_changed() returns trigger language plpgsql as $$
begin
  update trust_version set version = version + 1;
  return null;
end $$;
create trigger changes_trust after insert or update or delete or truncate on authority
  for each statement execute function trust_changed();
create trigger changes_trust after insert or update or delete or truncate on distrusted_authority
  for each statement execute function trust_changed();

-- Contracts that are shown are looked for by it each time.
create index contract_certificate_by_number on contract_certificate (serial_number);
