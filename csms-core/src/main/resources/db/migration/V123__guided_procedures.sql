-- Procedures over certificates that people are guided through: what was found when one began, and
-- who did which step when. Its subject may be gone; what was done stays.
create table guided_procedure (
  id        uuid primary key,
  kind      text not null check (kind in ('THEFT', 'COMPROMISE', 'ROLLOVER')),
  subject   text not null,
  state     text not null,
  note      text,
  facts     text not null, -- JSON
  opened_by text not null,
  opened_at timestamptz not null,
  closed_by text,
  closed_at timestamptz,
  check ((closed_by is null) = (closed_at is null))
);
create unique index guided_procedure_open on guided_procedure (kind, subject) where closed_at is null;
create index guided_procedure_by_time on guided_procedure (kind, opened_at desc);

create table procedure_step (
  procedure_id uuid not null references guided_procedure on delete cascade,
  position     int not null,
  step         text not null,
  of_person    boolean not null, -- else Voltide does it, or sees whether it is done
  state        text not null check (state in ('OPEN', 'DONE', 'NOT_NEEDED')),
  done_by      text,
  done_at      timestamptz,
  note         text,
  primary key (procedure_id, step)
);

-- A certificate that a stolen station showed or was issued is never its proof again.
alter table station_certificate add column void_since timestamptz;
