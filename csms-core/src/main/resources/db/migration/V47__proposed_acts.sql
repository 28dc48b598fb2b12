-- Acts of authorities that a second administrator has to confirm.
create table proposed_act (
  id          uuid primary key,
  act         text not null, -- JSON
  proposed_by text not null,
  proposed_at timestamptz not null,
  state       text not null check (state in ('PENDING', 'DONE', 'REJECTED')),
  decided_by  text,
  decided_at  timestamptz,
  check ((state = 'PENDING') = (decided_by is null))
);
create index proposed_act_by_time on proposed_act (proposed_at);
