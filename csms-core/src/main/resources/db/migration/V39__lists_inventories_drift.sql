-- Registered tokens that a station's list cannot hold.
alter table local_list add column left_out int not null default 0;

-- The report under way that will say all a station is made of.
alter table station add column inventory_operation uuid references operation on delete set null;
create index station_inventory_operation on station (inventory_operation)
  where inventory_operation is not null;

-- How often in a row a fulfilled wish did not last.
alter table desired_state add column drifts int not null default 0;

-- Whether two texts are the same value of a variable (OCPP 2.1 part 2, DataEnumType). The items of a
-- MemberList are a set, those of a SequenceList have an order.
create function same_value(data_type text, a text, b text) returns boolean
language sql immutable parallel safe as $$
  select case
    when a = b then true
    when data_type in ('integer', 'decimal')
         and a ~ '^\s*[-+]?\d{1,30}(\.\d{0,30})?\s*$' and b ~ '^\s*[-+]?\d{1,30}(\.\d{0,30})?\s*$'
      then a::numeric = b::numeric
    when data_type = 'bool' then lower(trim(a)) = lower(trim(b))
    when data_type = 'SequenceList'
      then regexp_split_to_array(trim(a), '\s*,\s*') = regexp_split_to_array(trim(b), '\s*,\s*')
    when data_type = 'MemberList'
      then (select array_agg(distinct item order by item)
              from regexp_split_to_table(trim(a), '\s*,\s*') item)
         = (select array_agg(distinct item order by item)
              from regexp_split_to_table(trim(b), '\s*,\s*') item)
    else false
  end
$$;
