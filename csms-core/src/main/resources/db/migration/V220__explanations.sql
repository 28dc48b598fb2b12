-- Why a session does what it does, in the order of its times; what has begun keeps what was said of
-- it then. Sessions planned before have none.
create table session_plan_explanation (
  session_id  uuid not null references charging_session on delete cascade,
  start_at    timestamptz not null,
  end_at      timestamptz not null,
  explanation jsonb not null,
  primary key (session_id, start_at)
);

alter table session_plan_explanation enable row level security;
create policy of_tenant on session_plan_explanation for select to voltide_tenant
  using (exists (select from charging_session s
                  where s.id = session_plan_explanation.session_id));
grant select on session_plan_explanation to voltide_tenant;
