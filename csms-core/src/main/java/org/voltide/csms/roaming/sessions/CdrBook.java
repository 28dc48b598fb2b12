package org.voltide.csms.roaming.sessions;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.roaming.model.Cdr;
import org.voltide.csms.roaming.shared.Kind;
import org.voltide.csms.roaming.shared.Shared;
import org.voltide.csms.roaming.shared.SharedObjects;
import org.voltide.csms.store.Row;
import org.voltide.csms.store.Statements;

/**
 * CDRs, numbered without gaps per issuer; they never change. A session that turns out otherwise
 * gets a credit of its CDR and a new one.
 */
final class CdrBook {
  private final Statements statements;
  private final Instant now;

  CdrBook(Statements statements, Instant now) {
    this.statements = statements;
    this.now = now;
  }

  /** What a CDR was made of. */
  private record Made(
      Instant startedAt,
      Instant endedAt,
      double importWh,
      double exportWh,
      String currency,
      BigDecimal total) {

    static Made of(Row row) {
      return new Made(
          row.instant("started_at"),
          row.instant("ended_at"),
          row.number("import_wh"),
          row.number("export_wh"),
          row.text("currency"),
          row.money("total"));
    }

    boolean still(Billing billing, Instant ended) {
      Charged charged = billing.charged();
      return startedAt.equals(charged.startedAt())
          && endedAt.equals(ended)
          && importWh == charged.importWh()
          && exportWh == charged.exportWh()
          && currency.equals(billing.currency())
          && total.compareTo(billing.total()) == 0;
    }
  }

  /** Bills a session that ended then, unless it is billed so already. */
  void bill(Billing billing, Instant endedAt) {
    String before = billing.charged().cdrId();
    if (before != null) {
      if (made(before).still(billing, endedAt)) {
        return;
      }
      credit(billing, before);
    }
    Cdr cdr = billing.cdr("", endedAt, now);
    String id = enter(billing, cdr, null, billing.total(), endedAt);
    statements.update(
        "update roaming_session set cdr_id = ? where session_id = ?", id, billing.charged().id());
  }

  private Made made(String id) {
    return statements.query("select * from roaming_cdr where id = ?", Made::of, id).getFirst();
  }

  private void credit(Billing billing, String before) {
    Cdr wrong =
        SharedObjects.find(statements, Kind.CDR, before)
            .map(shared -> (Cdr) shared.document())
            .orElseThrow(() -> new IllegalStateException("CDR " + before + " is lost"));
    Cdr credit = wrong.creditedAs("", now);
    enter(billing, credit, before, wrong.totalCost().total().negate(), wrong.endDateTime());
  }

  private String enter(
      Billing billing, Cdr cdr, @Nullable String creditOf, BigDecimal total, Instant endedAt) {
    String party = cdr.countryCode() + "*" + cdr.partyId();
    long number = next(party);
    String id = "%s-%s-%08d".formatted(cdr.countryCode(), cdr.partyId(), number);
    Charged charged = billing.charged();
    Optional<Made> credited = Optional.ofNullable(creditOf).map(this::made);
    statements.update(
        "insert into roaming_cdr values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        party,
        number,
        id,
        charged.partner(),
        charged.id(),
        creditOf,
        cdr.startDateTime(),
        endedAt,
        credited.map(Made::importWh).orElse(charged.importWh()),
        credited.map(Made::exportWh).orElse(charged.exportWh()),
        cdr.currency(),
        total,
        now);
    SharedObjects.put(
        statements, new Shared(Kind.CDR, id, charged.partner(), false, cdr.withId(id), now));
    return id;
  }

  private long next(String party) {
    return statements
        .query(
            "insert into roaming_issuer values (?, 1)"
                + " on conflict (party) do update set last = roaming_issuer.last + 1"
                + " returning last",
            row -> row.big("last"),
            party)
        .getFirst();
  }
}
