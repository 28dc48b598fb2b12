-- Since when a station that waits for its turn has been seen absent; null while it is there.
alter table bulk_campaign_member add absent_since timestamptz;
