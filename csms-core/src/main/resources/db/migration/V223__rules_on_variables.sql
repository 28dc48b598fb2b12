-- What of a station a rule watches: a variable of its device model, or events of a component.
alter table alarm_rule
  add column component  text,
  add column variable   text,
  add column comparison text,
  add column value      text,
  add column ending     text;

create index station_variable_by_name on station_variable (component, variable)
  where attribute = 'Actual';

-- A station's value as a number; null where it is none.
create function voltide_number(text) returns double precision
  language sql immutable strict parallel safe
  return case when $1 ~ '^\s*[-+]?([0-9]{1,30}(\.[0-9]{0,30})?|\.[0-9]{1,30})([eE][-+]?[0-9]{1,2})?\s*$'
              then $1::double precision end;
