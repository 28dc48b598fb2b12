-- What charging without control would have drawn, frozen before it is interfered with; who gets what
-- share of what control brings; and what that comes to for each session. None of it ever changes.

create table baseline (
  session_id           uuid not null references charging_session,
  revision             int not null check (revision >= 0),
  frozen_at            timestamptz not null,
  arrival              timestamptz not null,
  capacity_wh          double precision not null,
  arrival_energy_wh    double precision not null,
  target_soc_percent   double precision not null,
  departure            timestamptz not null,
  max_charge_w         double precision not null,
  charge_efficiency    double precision not null,
  discharge_efficiency double precision not null,
  charge_now           boolean not null,
  source               text not null,
  estimated            text[] not null,
  quarters             jsonb not null, -- Wh from the start of each quarter hour on
  primary key (session_id, revision)
);
create trigger only_grows before update or delete on baseline
  for each row execute function refuse_change();
create trigger only_grows_whole before truncate on baseline
  for each statement execute function refuse_change();

create table share_contract (
  id                uuid primary key,
  site_id           text not null references site on delete cascade,
  name              text not null,
  basis             text not null check (basis in ('SAVING', 'REVENUE')),
  valid_from        timestamptz not null,
  valid_until       timestamptz check (valid_until > valid_from),
  driver_percent    numeric(7, 4) not null check (driver_percent >= 0),
  fleet_percent     numeric(7, 4) not null check (fleet_percent >= 0),
  site_host_percent numeric(7, 4) not null check (site_host_percent >= 0),
  operator_percent  numeric(7, 4) not null check (operator_percent >= 0),
  created_at        timestamptz not null,
  check (driver_percent + fleet_percent + site_host_percent + operator_percent = 100)
);
create index share_contract_by_site on share_contract (site_id, valid_from);

create table session_statement (
  session_id         uuid not null references charging_session,
  revision           int not null check (revision >= 0),
  recorded_at        timestamptz not null,
  site_id            text not null references site,
  ended_at           timestamptz not null,
  energy_in_wh       double precision not null,
  energy_out_wh      double precision not null,
  lost_wh            double precision not null,
  refed_wh           double precision not null,
  brought_wh         double precision not null,
  discharge_seconds  bigint not null,
  cost               numeric(14, 6) not null,
  revenue            numeric(14, 6) not null,
  wear               numeric(14, 6) not null,
  refed_cost         numeric(14, 6) not null,
  uncontrolled       numeric(14, 6) not null,
  baseline_revision  int, -- absent when no profile was sent
  co2_in_kg          numeric(14, 6),
  co2_avoided_kg     numeric(14, 6),
  co2_uncontrolled_kg numeric(14, 6),
  contract_id        uuid references share_contract,
  driver             numeric(14, 2) not null,
  fleet              numeric(14, 2) not null,
  site_host          numeric(14, 2) not null,
  operator           numeric(14, 2) not null,
  primary key (session_id, revision)
);
create index session_statement_by_site on session_statement (site_id, ended_at);
create index session_statement_of_contract on session_statement (contract_id);

insert into session_statement
select x.session_id, 0, x.settled_at, s.site_id, coalesce(s.ended_at, x.settled_at),
       l.energy_in_wh, l.energy_out_wh, l.lost_wh, l.refed_wh, l.brought_wh, l.discharge_seconds,
       l.cost, l.revenue, l.wear, l.refed_cost, x.uncontrolled, null, null, null, null, null,
       0, 0, 0, 0
  from session_settlement x
  join charging_session s on s.id = x.session_id
  cross join lateral (
       select coalesce(sum(energy_in_wh), 0) as energy_in_wh,
              coalesce(sum(energy_out_wh), 0) as energy_out_wh,
              coalesce(sum(lost_wh), 0) as lost_wh, coalesce(sum(refed_wh), 0) as refed_wh,
              coalesce(sum(energy_out_wh - refed_wh * charge_efficiency * discharge_efficiency), 0)
                as brought_wh,
              coalesce(sum(discharge_seconds), 0) as discharge_seconds,
              coalesce(sum(cost), 0) as cost, coalesce(sum(revenue), 0) as revenue,
              coalesce(sum(wear), 0) as wear, coalesce(sum(refed_cost), 0) as refed_cost
         from ledger where session_id = x.session_id) l;

create trigger only_grows before update or delete on session_statement
  for each row execute function refuse_change();
create trigger only_grows_whole before truncate on session_statement
  for each statement execute function refuse_change();

-- The latest state.
create view statement as
select e.*
  from session_statement e
 where not exists (select from session_statement n
                    where n.session_id = e.session_id and n.revision = e.revision + 1);

-- From here on session_settlement only says what of a session is settled.
alter table session_settlement
  drop column uncontrolled;
