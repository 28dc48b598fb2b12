-- From when on an ordered operation mode no longer holds; null: as long as its session.
alter table operation_mode_order add ends_at timestamptz;
update operation_mode_order
   set ends_at = ordered_at
                 + make_interval(secs => (payload ->> 'durationSeconds')::double precision);
