package org.voltide.csms.authorities;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;
import org.voltide.pki.trust.Distrust;

/** Keeps the authorities that nobody is to believe. Blocks. */
public record DistrustList(Database database) {

  /**
   * An authority that is distrusted, as the API shows it.
   *
   * @param id SHA-256 of its certificate, hexadecimal
   */
  record Distrusted(String id, String subject, String reason, String by, Instant at) {
    static Distrusted of(Row row) {
      return new Distrusted(
          row.text("fingerprint"),
          row.text("subject"),
          row.text("reason"),
          row.text("distrusted_by"),
          row.instant("distrusted_at"));
    }
  }

  /** As it is at this moment: nothing is remembered, so that it holds at once. */
  public Distrust now() {
    List<X509Certificate> distrusted =
        database.query("select certificate from distrusted_authority", StoredCertificate::of);
    return distrusted.isEmpty() ? Distrust.NONE : new Distrust(distrusted);
  }

  List<Distrusted> all() {
    return database.query(
        "select * from distrusted_authority order by distrusted_at desc, fingerprint",
        Distrusted::of);
  }

  /**
   * @return whether it was not there yet
   */
  boolean add(X509Certificate authority, String reason, String who, Instant now) {
    return database.update(
            """
            insert into distrusted_authority
                   (fingerprint, subject, certificate, reason, distrusted_by, distrusted_at)
            values (?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """,
            StoredCertificate.fingerprint(authority),
            authority.getSubjectX500Principal().getName(),
            StoredCertificate.encoded(authority),
            reason,
            who,
            now)
        > 0;
  }

  /**
   * @return the subjects of what was there: one or none
   */
  List<String> remove(String id) {
    return database.query(
        "delete from distrusted_authority where fingerprint = ? returning subject",
        row -> row.text("subject"),
        id);
  }
}
