-- Of several nodes that share this database, the one that serves. Every change of node begins a term.
create table lease (
  work       text primary key,
  term       bigint not null,
  node       text, -- null while nobody has it
  beat       bigint not null, -- grows with every renewal: who waits needs no clock to see one
  renewed_at timestamptz not null
);

insert into lease values ('serve', 0, null, 0, now());

-- Each connection of a node that serves begins with this: refused once its term is over. The name
-- comes first: a connection that the next node's search for that name misses sees the new term.
create function demand_term(wanted bigint) returns void language plpgsql as $$
begin
  perform set_config('application_name', 'voltide term ' || wanted, false);
  if not exists (select from lease where work = 'serve' and term = wanted) then
    raise exception 'term % is over: another node serves', wanted using errcode = '57P03';
  end if;
end $$;
