-- What an alarm's sentence is made of, so that it can be told in other languages, too.
alter table alarm add column facts text[] not null default '{}';
