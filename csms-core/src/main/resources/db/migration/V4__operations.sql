-- What was asked of stations and is answered in parts, later.

create sequence ocpp_request_id as int minvalue 1 cycle;

create table operation (
  id         uuid primary key,
  station_id text not null references station on delete cascade,
  request_id int not null,
  kind       text not null,
  state      text not null,
  note       text,
  bytes      bigint not null default 0,
  parts      int not null default 0,
  last_part  int,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  ended_at   timestamptz,
  unique (station_id, kind, request_id)
);
create index operation_by_time on operation (created_at desc, id);
create index operation_by_station on operation (station_id, created_at desc, id);
create index operation_running on operation (changed_at) where ended_at is null;

-- The items of a part are a JSON array; parts in order of seq_no are the result.
create table operation_part (
  operation_id uuid not null references operation on delete cascade,
  seq_no       int not null,
  at           timestamptz not null,
  items        json not null,
  primary key (operation_id, seq_no)
);
