package org.voltide.csms.privacy;

import java.util.List;
import java.util.stream.Stream;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.privacy.PersonalData.Sql;
import org.voltide.csms.store.Statements;

/**
 * What is kept of a driver because of roaming. CDRs stay as they are: they are invoices, which the
 * law has both sides keep.
 */
final class RoamingData {
  /** The room that sessions take of their partners' is counted anew: names differ in length. */
  private static final String RECEIVED_SESSIONS =
      """
      , old as (
        select t.number, octet_length(t.document) as bytes from roaming_received t, d
         where t.kind = 'SESSION' and %s
           for update of t
      ), changed as (
        update roaming_received r
           set document = regexp_replace(r.document, d.pattern, ?, 'gi'), token_uid = ?,
               erased = true
          from d, old where r.number = old.number
        returning r.partner_id, octet_length(r.document) - old.bytes as more
      ), sums as (
        select partner_id, sum(more) as more from changed group by partner_id
      ), sizes as (
        select z.partner_id from roaming_received_size z join sums using (partner_id)
         where z.kind = 'SESSION' order by 1 for update of z
      )
      update roaming_received_size z set bytes = z.bytes + s.more
        from sums s join sizes using (partner_id)
       where z.partner_id = s.partner_id and z.kind = 'SESSION'
      """
          .formatted(Sql.RECEIVED);

  private final Statements statements;
  private final Driver driver;

  RoamingData(Statements statements, Driver driver) {
    this.statements = statements;
    this.driver = driver;
  }

  /** How providers call the contracts of a driver. */
  static List<String> contracts(Statements statements, Driver driver) {
    return statements
        .query(
            Sql.DRIVER
                + "select t.document::json ->> 'contractId' as contract,"
                + " t.document::json ->> 'visualNumber' as visual from roaming_token t, d where "
                + Sql.ROAMING
                + " union select t.document::json #>> '{cdr_token,contract_id}', null"
                + " from roaming_received t, d where "
                + Sql.RECEIVED,
            row ->
                Stream.concat(row.maybeText("contract").stream(), row.maybeText("visual").stream()),
            driver.key(),
            driver.type(),
            "",
            "")
        .stream()
        .flatMap(names -> names)
        .filter(name -> !name.isBlank())
        .toList();
  }

  /**
   * What partners go on telling of sessions that were erased is left out, or it would come back.
   *
   * @throws Problem 409 while a session is to be billed
   */
  void erase(String pseudonym) {
    demandBilled();
    String replacement = "\\1\"%s\"".formatted(pseudonym);
    update("delete from roaming_token t using d where " + Sql.ROAMING);
    update(
        "update roaming_session r set token = regexp_replace(r.token, d.pattern, ?, 'gi')"
            + " from d where r.session_id in (select id from sessions)",
        replacement);
    update(
        "update roaming_object t set document = regexp_replace(t.document, d.pattern, ?, 'gi')"
            + " from d where t.kind = 'SESSION' and "
            + Sql.SHARED,
        replacement);
    update(RECEIVED_SESSIONS, replacement, pseudonym);
    update(
        """
        update roaming_message m
           set request = regexp_replace(m.request, d.pattern, ?, 'gi'),
               answer = regexp_replace(m.answer, d.pattern, ?, 'gi'),
               url = regexp_replace(m.url, d.address, ?, 'gi')
          from d
         where m.request ~* d.pattern or m.answer ~* d.pattern or m.url ~* d.address
        """,
        replacement,
        replacement,
        "/" + pseudonym);
  }

  private void update(String sql, Object... more) {
    statements.update(
        Sql.DRIVER + sql,
        Stream.concat(
                Stream.of(driver.key(), driver.type(), driver.pattern(), driver.address()),
                Stream.of(more))
            .toArray());
  }

  /** A CDR that is still to be made names the driver to his provider. */
  private void demandBilled() {
    boolean unbilled =
        !statements
            .query(
                Sql.DRIVER
                    + "select r.session_id from roaming_session r"
                    + " where r.cdr_id is null and r.seen_at is not null"
                    + " and r.session_id in (select id from sessions)",
                row -> row.id("session_id"),
                driver.key(),
                driver.type(),
                "",
                "")
            .isEmpty();
    if (unbilled) {
      throw Problem.conflict("A session of this driver is not billed to its provider yet.");
    }
  }
}
