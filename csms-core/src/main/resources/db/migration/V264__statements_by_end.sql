-- Monthly statements of drivers and fleets look for what ended in a month, wherever it was.
create index session_statement_by_end on session_statement (ended_at);
