-- What makers build. A vehicle of a model is as the model where nothing else is said of itself.
alter table vehicle
  add column manufacturer       text,
  add column max_dc_charge_w    double precision check (max_dc_charge_w > 0), -- absent: as at AC
  add column max_dc_discharge_w double precision check (max_dc_discharge_w >= 0),
  add column phases             int check (phases between 1 and 3); -- absent: all the EVSE has

create table vehicle_model (
  like vehicle including constraints,
  primary key (id)
);
alter table vehicle_model alter column manufacturer set not null;
create unique index vehicle_model_by_name on vehicle_model (lower(manufacturer), lower(name));

alter table vehicle
  add column model_id uuid references vehicle_model,
  alter column capacity_wh drop not null,
  alter column max_charge_w drop not null,
  alter column max_discharge_w drop not null,
  alter column min_charge_w drop not null,
  alter column charge_efficiency drop not null,
  alter column discharge_efficiency drop not null,
  alter column min_soc_percent drop not null,
  alter column max_soc_percent drop not null,
  alter column wear_per_kwh drop not null,
  add check (model_id is not null or num_nulls(
    capacity_wh, max_charge_w, max_discharge_w, min_charge_w, charge_efficiency,
    discharge_efficiency, min_soc_percent, max_soc_percent, wear_per_kwh) = 0);
create index vehicle_of_model on vehicle (model_id) where model_id is not null;

-- Vehicles with all that is known of them.
create view known_vehicle as
select v.id, v.name, v.model_id, v.created_at,
       coalesce(v.manufacturer, m.manufacturer) as manufacturer,
       coalesce(v.capacity_wh, m.capacity_wh) as capacity_wh,
       coalesce(v.max_charge_w, m.max_charge_w) as max_charge_w,
       coalesce(v.max_dc_charge_w, m.max_dc_charge_w) as max_dc_charge_w,
       coalesce(v.max_discharge_w, m.max_discharge_w) as max_discharge_w,
       coalesce(v.max_dc_discharge_w, m.max_dc_discharge_w) as max_dc_discharge_w,
       coalesce(v.phases, m.phases) as phases,
       coalesce(v.min_charge_w, m.min_charge_w) as min_charge_w,
       coalesce(v.charge_efficiency, m.charge_efficiency) as charge_efficiency,
       coalesce(v.discharge_efficiency, m.discharge_efficiency) as discharge_efficiency,
       coalesce(v.min_soc_percent, m.min_soc_percent) as min_soc_percent,
       coalesce(v.max_soc_percent, m.max_soc_percent) as max_soc_percent,
       coalesce(v.wear_per_kwh, m.wear_per_kwh) as wear_per_kwh,
       coalesce(v.handling, m.handling) as handling
  from vehicle v
  left join vehicle_model m on m.id = v.model_id;

-- What makers allow holds for a vehicle's life or for each year of it.
alter table vehicle_warranty
  add column per text not null default 'LIFE' check (per in ('LIFE', 'YEAR'));

create table model_warranty (
  model_id        uuid primary key references vehicle_model on delete cascade,
  out_wh          double precision check (out_wh >= 0),
  discharge_hours double precision check (discharge_hours >= 0),
  cycles          double precision check (cycles >= 0),
  per             text not null check (per in ('LIFE', 'YEAR'))
);

-- What is said of a vehicle itself replaces what is said of its model.
create view known_warranty as
select v.id as vehicle_id, w.vehicle_id is null as inherited,
       case when w.vehicle_id is null then m.out_wh else w.out_wh end as out_wh,
       case when w.vehicle_id is null then m.discharge_hours else w.discharge_hours end
         as discharge_hours,
       case when w.vehicle_id is null then m.cycles else w.cycles end as cycles,
       coalesce(w.per, m.per) as per
  from vehicle v
  left join vehicle_warranty w on w.vehicle_id = v.id
  left join model_warranty m on m.model_id = v.model_id
 where w.vehicle_id is not null or m.model_id is not null;
