-- Ledgers only grow: a correction is a new revision with all figures anew, never a change.

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'table % only grows: nothing in it is changed or deleted', tg_table_name
    using errcode = 'restrict_violation';
end $$;

alter table ledger_entry
  add column revision             int not null default 0 check (revision >= 0),
  add column reason               text, -- of a correction
  add column recorded_at          timestamptz,
  add column vehicle_id           uuid, -- no reference: entries outlive vehicles
  add column charge_efficiency    double precision,
  add column discharge_efficiency double precision,
  add column wear_per_kwh         numeric(10, 5),
  add column price_known          boolean not null default true,
  add column kg_per_kwh           numeric(10, 6), -- CO2 of the grid, absent when nobody told
  add column lost_wh              double precision,
  add column refed_wh             double precision,
  add column refed_cost           numeric(14, 6) not null default 0,
  add column discharge_seconds    bigint not null default 0,
  add column co2_in_kg            numeric(14, 6),
  add column co2_avoided_kg       numeric(14, 6);

-- What is there was valued with what its session was planned with.
update ledger_entry e
   set recorded_at = e.start_at + interval '15 minutes',
       vehicle_id = coalesce(s.vehicle_id, t.vehicle_id),
       charge_efficiency = coalesce(n.charge_efficiency, 0.93),
       discharge_efficiency = coalesce(n.discharge_efficiency, 0.93),
       wear_per_kwh = coalesce(n.wear_per_kwh, 0.05),
       discharge_seconds = case when e.energy_out_wh > 0 then 900 else 0 end
  from charging_session s
  left join session_need n on n.session_id = s.id
  left join token t on t.id = s.token_id
 where s.id = e.session_id;

update ledger_entry e
   set lost_wh = e.energy_in_wh * (1 - charge_efficiency)
               + e.energy_out_wh * (1 / discharge_efficiency - 1),
       refed_wh = (r.matched - r.before) / charge_efficiency
  from (select session_id, start_at, matched,
               lag(matched, 1, 0::float8) over (partition by session_id order by start_at) as before
          from (select session_id, start_at,
                       least(sum(energy_in_wh * charge_efficiency) over w,
                             sum(energy_out_wh / discharge_efficiency) over w) as matched
                  from ledger_entry
                window w as (partition by session_id order by start_at)) m) r
 where r.session_id = e.session_id and r.start_at = e.start_at;

alter table ledger_entry
  drop constraint ledger_entry_pkey,
  add primary key (session_id, start_at, revision),
  drop constraint ledger_entry_session_id_fkey,
  add foreign key (session_id) references charging_session,
  add check ((revision = 0) = (reason is null)),
  alter column recorded_at set not null,
  alter column charge_efficiency set not null,
  alter column discharge_efficiency set not null,
  alter column wear_per_kwh set not null,
  alter column lost_wh set not null,
  alter column refed_wh set not null,
  alter column price_known drop default,
  alter column refed_cost drop default,
  alter column discharge_seconds drop default;
create index ledger_entry_by_time on ledger_entry (start_at);
create index ledger_entry_of_vehicle on ledger_entry (vehicle_id) where vehicle_id is not null;

create trigger only_grows before update or delete on ledger_entry
  for each row execute function refuse_change();
create trigger only_grows_whole before truncate on ledger_entry
  for each statement execute function refuse_change();

-- The latest state: every sum is over this.
create view ledger as
select e.*
  from ledger_entry e
 where not exists (select from ledger_entry n
                    where n.session_id = e.session_id and n.start_at = e.start_at
                      and n.revision = e.revision + 1);
