-- People who sign in: one role each, passwords by Argon2id (older hashes until the next login),
-- authenticators, and the logins that are going on.
alter table user_account
  add column role           text,
  add column password       text, -- as $argon2id$v=19$m=…,t=…,p=…$salt$hash
  add column disabled       boolean not null default false,
  add column last_login_at  timestamptz,
  alter column password_salt drop not null,
  alter column password_hash drop not null;
update user_account
   set role = case when 'administrator' = any (roles) then 'administrator'
                   when 'operator' = any (roles) then 'operator'
                   else 'viewer' end;
alter table user_account
  alter column role set not null,
  add check (role in ('viewer', 'operator', 'administrator')),
  add check (password is not null or password_hash is not null),
  drop column roles;

-- The secret of an authenticator is encrypted; before confirmed_at it is not asked for.
create table authenticator (
  user_id      uuid primary key references user_account on delete cascade,
  secret       bytea not null,
  confirmed_at timestamptz,
  last_step    bigint not null default 0
);

create table recovery_code (
  user_id   uuid not null references user_account on delete cascade,
  code_hash bytea not null,
  primary key (user_id, code_hash)
);

create table login_session (
  id           uuid primary key,
  user_id      uuid not null references user_account on delete cascade,
  created_at   timestamptz not null,
  expires_at   timestamptz not null,
  last_used_at timestamptz not null,
  remote       text not null,
  agent        text
);
create index login_session_of_user on login_session (user_id);

alter table api_key add column expires_at timestamptz;
