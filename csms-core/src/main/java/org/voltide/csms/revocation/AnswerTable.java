package org.voltide.csms.revocation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.voltide.csms.revocation.Revocations.Question;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;
import org.voltide.csms.store.Statements;
import org.voltide.ocpp.message.certificates.CertificateStatus;
import org.voltide.pki.revocation.CertificateId;
import org.voltide.pki.revocation.OcspAnswer;

/** Keeps answers of OCSP responders that have been verified. */
record AnswerTable(Database database) {
  private static final String FIND =
      """
      update ocsp_answer set used_at = ?
       where hash_algorithm = ? and issuer_name_hash = ? and issuer_key_hash = ?
         and serial_number = ? and next_update > ?
      returning status, answer, next_update
      """;
  private static final String STATUSES =
      """
      select hash_algorithm, issuer_name_hash, issuer_key_hash, serial_number, status, used_at
        from unnest(?::text[], ?::text[], ?::text[], ?::text[])
             w (hash_algorithm, issuer_name_hash, issuer_key_hash, serial_number)
        join ocsp_answer using (hash_algorithm, issuer_name_hash, issuer_key_hash, serial_number)
       where next_update > ?
      """;

  /** Whoever writes the same at this moment notes the use as well. */
  private static final String USED =
      """
      update ocsp_answer set used_at = ?
       where (hash_algorithm, issuer_name_hash, issuer_key_hash, serial_number) in (
         select hash_algorithm, issuer_name_hash, issuer_key_hash, serial_number
           from ocsp_answer
          where hash_algorithm = ? and issuer_name_hash = ? and issuer_key_hash = ?
            and serial_number = ? for update skip locked)
      """;

  /** How exactly it is known when an answer was used last. */
  private static final Duration USE_NOTED = Duration.ofHours(1);

  private static final String KEEP =
      """
      insert into ocsp_answer as a
             (hash_algorithm, issuer_name_hash, issuer_key_hash, serial_number, status, answer,
              this_update, next_update, responder, issuer, used_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (hash_algorithm, issuer_name_hash, issuer_key_hash, serial_number) do update
         set status = excluded.status, answer = excluded.answer,
             this_update = excluded.this_update, next_update = excluded.next_update,
             responder = excluded.responder, issuer = excluded.issuer
       where a.this_update <= excluded.this_update
      """;

  /**
   * The last half of a life is time enough, the last twelve hours of a long one. A responder that
   * is away is asked for one more day.
   */
  private static final String ENDING =
      """
      select * from ocsp_answer
       where next_update - ?::timestamptz
             between interval '-1 day'
                 and least(interval '12 hours', (next_update - this_update) / 2)
       order by next_update limit 500
      """;

  /** An answer of that responder. */
  record Kept(Question question, String responder) {}

  /** What an answer says, and when it was used last. */
  private record Said(CertificateId id, CertificateStatus status, Instant usedAt) {
    static Said of(Row row) {
      return new Said(
          AnswerTable.id(row),
          CertificateStatus.valueOf(row.text("status")),
          row.instant("used_at"));
    }
  }

  Optional<KnownAnswer> find(CertificateId id, Instant now) {
    return database
        .query(
            FIND,
            row ->
                new KnownAnswer(
                    CertificateStatus.valueOf(row.text("status")),
                    row.bytes("answer"),
                    row.instant("next_update")),
            now,
            id.hash().name(),
            id.issuerNameHash(),
            id.issuerKeyHash(),
            id.serialNumber(),
            now)
        .stream()
        .findFirst();
  }

  /** What the answers say that may still be used. */
  static Map<CertificateId, CertificateStatus> statuses(
      Statements statements, Collection<CertificateId> ids, Instant now) {
    Map<CertificateId, CertificateStatus> statuses = new HashMap<>();
    List<Object[]> used = new ArrayList<>();
    for (Said said :
        statements.query(
            STATUSES,
            Said::of,
            column(ids, id -> id.hash().name()),
            column(ids, CertificateId::issuerNameHash),
            column(ids, CertificateId::issuerKeyHash),
            column(ids, CertificateId::serialNumber),
            now)) {
      CertificateId id = said.id();
      statuses.put(id, said.status());
      if (said.usedAt().isBefore(now.minus(USE_NOTED))) {
        used.add(
            new Object[] {
              now, id.hash().name(), id.issuerNameHash(), id.issuerKeyHash(), id.serialNumber()
            });
      }
    }
    if (!used.isEmpty()) {
      statements.batch(USED, used);
    }
    return statuses;
  }

  private static Object column(
      Collection<CertificateId> ids, Function<CertificateId, String> value) {
    return ids.stream().map(value).toArray(String[]::new);
  }

  KnownAnswer keep(
      Question question, String responder, OcspAnswer answer, byte[] der, Instant now) {
    CertificateId id = question.id();
    KnownAnswer known = KnownAnswer.of(answer, der);
    database.update(
        KEEP,
        id.hash().name(),
        id.issuerNameHash(),
        id.issuerKeyHash(),
        id.serialNumber(),
        known.status().name(),
        der,
        answer.thisUpdate(),
        answer.nextUpdate(),
        responder,
        StoredCertificate.write(question.issuer()),
        now);
    return known;
  }

  /** What was said last, though it may no longer be used. */
  Optional<CertificateStatus> last(CertificateId id) {
    return database
        .query(
            """
            select status from ocsp_answer
             where hash_algorithm = ? and issuer_name_hash = ? and issuer_key_hash = ?
               and serial_number = ?
            """,
            row -> CertificateStatus.valueOf(row.text("status")),
            id.hash().name(),
            id.issuerNameHash(),
            id.issuerKeyHash(),
            id.serialNumber())
        .stream()
        .findFirst();
  }

  /** Those nobody has used for so long. */
  void forget(Instant now, Duration idle) {
    database.update("delete from ocsp_answer where used_at < ?", now.minus(idle));
  }

  List<Kept> endingSoon(Instant now) {
    return database.query(ENDING, AnswerTable::kept, now);
  }

  private static CertificateId id(Row row) {
    return new CertificateId(
        CertificateId.Hash.valueOf(row.text("hash_algorithm")),
        row.text("issuer_name_hash"),
        row.text("issuer_key_hash"),
        row.text("serial_number"));
  }

  private static Kept kept(Row row) {
    CertificateId id = id(row);
    String responder = row.text("responder");
    return new Kept(
        new Question(
            id,
            StoredCertificate.read(row.bytes("issuer")),
            List.of(responder),
            List.of(),
            Set.of(responder)),
        responder);
  }
}
