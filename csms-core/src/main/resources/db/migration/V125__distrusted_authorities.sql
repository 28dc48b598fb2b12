-- Authorities, of others or of this installation, that validate nothing any more.
create table distrusted_authority (
  fingerprint   text primary key, -- SHA-256 of the certificate, hexadecimal
  subject       text not null,
  certificate   bytea not null,
  reason        text not null,
  distrusted_by text not null,
  distrusted_at timestamptz not null
);
