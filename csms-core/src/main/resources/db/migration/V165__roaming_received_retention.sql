-- The session that a CDR bills, as its partner calls it, in lower case.
alter table roaming_received add column session_key text;
alter table roaming_received disable trigger cdr_never_changes;
update roaming_received
   set session_key = lower(substring(document from '"session_id"\s*:\s*"([^"\\]{1,36})"'))
 where kind = 'CDR';
drop trigger cdr_never_changes on roaming_received;
create index roaming_received_by_session on roaming_received (partner_id, party, session_key)
  where session_key is not null;
create index roaming_received_by_age on roaming_received (kind, received_at);

-- A CDR never changes, and goes only when it is past its retention.
create trigger cdr_never_changes before update on roaming_received
  for each row when (old.kind = 'CDR') execute function refuse_cdr_change();
create trigger cdr_is_kept before delete on roaming_received
  for each row when (old.kind = 'CDR'
    and current_setting('voltide.past_retention', true) is distinct from 'yes')
  execute function refuse_cdr_change();

-- What was refused because there was no room for it.
alter table roaming_received_size
  add column refused bigint not null default 0,
  add column refused_at timestamptz;
