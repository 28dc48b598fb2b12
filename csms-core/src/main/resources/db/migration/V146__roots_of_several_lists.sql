-- Which lists have a root: it goes with the last of them.
create table listed_authority (
  ecosystem   text not null references root_list on delete cascade,
  fingerprint text not null,
  purpose     text not null,
  primary key (ecosystem, fingerprint, purpose),
  foreign key (fingerprint, purpose) references authority on delete cascade
);
insert into listed_authority
select l.ecosystem, a.fingerprint, a.purpose
  from authority a join root_list l on l.ecosystem = a.ecosystem
 where a.is_listed;
