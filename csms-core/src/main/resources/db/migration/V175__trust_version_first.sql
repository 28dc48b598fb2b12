-- The version is changed before the rows are: of two changes of trust at once the second waits for
-- the whole first one, and never each for a row of the other.
drop trigger changes_trust on authority;
drop trigger changes_trust on distrusted_authority;
create trigger changes_trust before insert or update or delete or truncate on authority
  for each statement execute function trust_changed();
create trigger changes_trust before insert or update or delete or truncate on distrusted_authority
  for each statement execute function trust_changed();
