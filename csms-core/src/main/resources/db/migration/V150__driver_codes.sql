-- The code by which a token's driver opens the page of its session; whoever only knows the token
-- cannot. Of the code and of the link that the last sign-in made, only digests are kept.
create table driver_code (
  token_id    uuid primary key references token on delete cascade,
  salt        bytea not null,
  hash        bytea not null,
  made_at     timestamptz not null,
  link_digest bytea unique,
  session_id  uuid references charging_session on delete set null
);
create index driver_code_by_session on driver_code (session_id);
