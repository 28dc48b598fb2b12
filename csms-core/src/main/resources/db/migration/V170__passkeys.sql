-- Passkeys of local users (W3C Web Authentication). The credential is the authenticator's id, key
-- and make, as attested; the key is public.
create table passkey (
  id              uuid primary key,
  user_id         uuid not null references user_account on delete cascade,
  name            text not null,
  domain          text not null, -- the relying party's id: good for this domain alone
  credential_id   bytea not null unique,
  credential      bytea not null,
  counter         bigint not null,
  backup_eligible boolean not null,
  created_at      timestamptz not null,
  last_used_at    timestamptz
);
create index passkey_of_user on passkey (user_id);

-- Challenges that wait for an answer: of a user who adds a passkey, or of nobody yet at sign-in.
create table passkey_challenge (
  challenge  bytea primary key,
  user_id    uuid references user_account on delete cascade,
  remote     text not null,
  expires_at timestamptz not null
);
create index passkey_challenge_of_remote on passkey_challenge (remote, expires_at);
create index passkey_challenge_ends on passkey_challenge (expires_at);
