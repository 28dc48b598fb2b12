-- What was issued to stations here, and what was taken back. It outlives the station: whether a
-- certificate is revoked is asked until it ends.
create table own_certificate (
  issuer        text not null, -- CSMS and V2G are Voltide's own roots, others labels of authorities
  serial_number text not null, -- hexadecimal
  fingerprint   bytea not null,
  station_id    text not null,
  common_name   text not null,
  issued_at     timestamptz not null,
  valid_until   timestamptz not null,
  revoked_at    timestamptz,
  reason        text,
  primary key (issuer, serial_number),
  check ((revoked_at is null) = (reason is null))
);
create index own_certificate_by_fingerprint on own_certificate (fingerprint);
create index own_certificate_by_station on own_certificate (station_id);

insert into own_certificate
       (issuer, serial_number, fingerprint, station_id, common_name, issued_at, valid_until)
select case when certificate_type = 'ChargingStationCertificate' then 'CSMS' else 'V2G' end,
       serial_number,
       sha256(decode(regexp_replace(chain, '-----[A-Z ]+-----', '', 'g'), 'base64')),
       station_id, station_id, issued_at, valid_until
  from issued_certificate
 where chain like '-----BEGIN CERTIFICATE-----%';

-- Certificates that end soon, and how often their stations were asked to have them renewed.
create table certificate_renewal (
  station_id       text not null references station on delete cascade,
  certificate_type text not null, -- 'Combined' is for everything
  attempts         int not null,
  asked_at         timestamptz not null,
  next_at          timestamptz not null,
  note             text,
  primary key (station_id, certificate_type)
);
