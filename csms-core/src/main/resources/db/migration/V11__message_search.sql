-- For searches over all stations: rows arrive in order of time, so a coarse index is enough, and
-- costs the writer next to nothing.
create index message_log_by_time on message_log using brin (at);
