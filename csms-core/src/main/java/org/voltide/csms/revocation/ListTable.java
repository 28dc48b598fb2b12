package org.voltide.csms.revocation;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;
import org.voltide.pki.revocation.RevocationListing;

/** Keeps revocation lists that have been verified, one per authority. */
record ListTable(Database database) {

  private static final String KEEP =
      """
      insert into revocation_list as l
             (issuer_id, issuer, address, list, this_update, next_update, used_at)
      values (?, ?, ?, ?, ?, ?, ?)
      on conflict (issuer_id) do update
         set address = excluded.address, list = excluded.list,
             this_update = excluded.this_update, next_update = excluded.next_update
       where l.this_update <= excluded.this_update
      """;

  /** The last half of a life is time enough, the last twelve hours of a long one. */
  private static final String ENDING =
      """
      select * from revocation_list
       where next_update - ?::timestamptz
             < least(interval '12 hours', (next_update - this_update) / 2)
       order by next_update limit 100
      """;

  /** A list and where it was found. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Kept(X509Certificate issuer, String address, byte[] list) {}

  Optional<Kept> find(X509Certificate issuer, Instant now) {
    return database
        .query(
            """
            update revocation_list set used_at = ? where issuer_id = ? and next_update > ?
            returning *
            """,
            ListTable::kept,
            now,
            StoredCertificate.id(issuer),
            now)
        .stream()
        .findFirst();
  }

  void keep(Kept kept, RevocationListing listing, Instant now) {
    database.update(
        KEEP,
        StoredCertificate.id(kept.issuer),
        StoredCertificate.write(kept.issuer),
        kept.address,
        kept.list,
        listing.thisUpdate(),
        listing.nextUpdate(),
        now);
  }

  void forget(Instant now, Duration idle) {
    database.update(
        "delete from revocation_list where next_update < ? or used_at < ?", now, now.minus(idle));
  }

  List<Kept> endingSoon(Instant now) {
    return database.query(ENDING, ListTable::kept, now);
  }

  private static Kept kept(Row row) {
    return new Kept(
        StoredCertificate.read(row.bytes("issuer")), row.text("address"), row.bytes("list"));
  }
}
