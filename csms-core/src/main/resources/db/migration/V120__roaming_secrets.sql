-- Tokens that we show partners are kept encrypted; token_out holds only those of before,
-- which the next start encrypts.
alter table roaming_partner add column token_out_closed bytea;
