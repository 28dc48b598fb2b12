-- What cars ask for over their cables, and stations whose cars the plan leaves alone.

alter table charging_need_report add max_schedule_tuples int;
alter table station add steered boolean not null default true;
