-- How stations of a site are attended, as the public reads it; absent: the public reads nothing of the site.
alter table roaming_site
  add column attendance text check (attendance in ('ATTENDED', 'UNATTENDED'));
