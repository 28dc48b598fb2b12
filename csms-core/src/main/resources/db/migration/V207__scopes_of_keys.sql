-- What of its role a key is for; empty: all of it.
alter table api_key add column scopes text[] not null default '{}';
