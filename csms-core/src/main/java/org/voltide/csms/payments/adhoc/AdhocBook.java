package org.voltide.csms.payments.adhoc;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.payments.adhoc.AdhocPayment.State;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.store.Database;

/** Payments in the database. Thread-safe. */
@Singleton
class AdhocBook {

  private static final int DUE_AT_ONCE = 20;
  private static final int LONGEST_ERROR = 500;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
  private static final int MOST_DOUBLINGS = 10;

  private final Database database;
  private final Clock clock;

  AdhocBook(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Payments at which something is to be done, the longest due first. */
  List<AdhocPayment> due() {
    return database.query(
        "select * from adhoc_payment where next_at <= ? order by next_at limit ?",
        AdhocPayment::of,
        clock.instant(),
        DUE_AT_ONCE);
  }

  /** Enters one that is about to be opened; when nobody goes on with it, it ends a minute later. */
  AdhocPayment enter(UUID secret, String stationId, int evseId, BigDecimal held, String currency) {
    UUID id = UUID.randomUUID();
    Instant now = clock.instant();
    database.update(
        """
        insert into adhoc_payment (id, secret, station_id, evse_id, currency, held, state, next_at,
               created_at, changed_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        id,
        secret,
        stationId,
        evseId,
        currency,
        held,
        State.OPENING.name(),
        now.plus(Duration.ofMinutes(1)),
        now,
        now);
    return find(id).orElseThrow();
  }

  Optional<AdhocPayment> find(UUID id) {
    return database.query("select * from adhoc_payment where id = ?", AdhocPayment::of, id).stream()
        .findFirst();
  }

  Optional<AdhocPayment> of(UUID secret) {
    return database
        .query("select * from adhoc_payment where secret = ?", AdhocPayment::of, secret)
        .stream()
        .findFirst();
  }

  /** How many drivers are on the way to pay for an EVSE. */
  int open(String stationId, int evseId) {
    return database
        .query(
            "select count(*)::int as open from adhoc_payment where station_id = ? and evse_id = ?"
                + " and state in ('OPENING', 'OPEN')",
            row -> row.whole("open"),
            stationId,
            evseId)
        .getFirst();
  }

  void opened(AdhocPayment payment, String checkout, Duration lookAfter) {
    database.update(
        "update adhoc_payment set state = 'OPEN', checkout_id = ?, next_at = ?, changed_at = ?"
            + " where id = ? and state = 'OPENING'",
        checkout,
        clock.instant().plus(lookAfter),
        clock.instant(),
        payment.id());
  }

  /** The provider holds the money, perhaps less than was asked. */
  void held(AdhocPayment payment, String reference, BigDecimal amount) {
    database.update(
        "update adhoc_payment set state = 'AUTHORIZED', reference = ?, held = least(held, ?),"
            + " attempts = 0, error = null, next_at = ?, changed_at = ?"
            + " where id = ? and state = 'OPEN'",
        reference,
        amount,
        clock.instant(),
        clock.instant(),
        payment.id());
  }

  /** Goes on to a state, in which something is to be done at once. */
  void become(AdhocPayment payment, State state, @Nullable Integer remoteStartId) {
    database.update(
        "update adhoc_payment set state = ?, remote_start_id = coalesce(?, remote_start_id),"
            + " attempts = 0, error = null, next_at = ?, changed_at = ? where id = ? and state = ?",
        state.name(),
        remoteStartId,
        clock.instant(),
        clock.instant(),
        payment.id(),
        payment.state().name());
  }

  /** Nothing will be taken; what is held is let go at once. */
  void letGo(AdhocPayment payment, String why) {
    end(payment, State.RELEASING, why, clock.instant());
  }

  /** Nothing was taken, and nothing is held. */
  void canceled(AdhocPayment payment, String why) {
    end(payment, State.CANCELED, why, null);
  }

  private void end(AdhocPayment payment, State state, String why, @Nullable Instant nextAt) {
    database.update(
        "update adhoc_payment set state = ?, why = coalesce(why, ?), attempts = 0, error = null,"
            + " next_at = ?, changed_at = ? where id = ?",
        state.name(),
        why,
        nextAt,
        clock.instant(),
        payment.id());
  }

  /** Notes the session that is paid for. */
  void charges(AdhocPayment payment, UUID session) {
    database.update(
        "update adhoc_payment set session_id = ? where id = ? and session_id is null",
        session,
        payment.id());
  }

  void lookAgain(AdhocPayment payment, Duration after) {
    database.update(
        "update adhoc_payment set attempts = 0, error = null, next_at = ? where id = ?",
        clock.instant().plus(after),
        payment.id());
  }

  /** What failed is tried again, ever more seldom. */
  void failed(AdhocPayment payment, String why) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(payment.attempts(), MOST_DOUBLINGS));
    database.update(
        "update adhoc_payment set attempts = attempts + 1, error = ?, next_at = ? where id = ?",
        why.substring(0, Math.min(why.length(), LONGEST_ERROR)),
        clock.instant().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE),
        payment.id());
  }

  /** Somebody has news of a payment: it is looked at soon. */
  void news(String atProvider) {
    database.update(
        "update adhoc_payment set next_at = least(next_at, ?)"
            + " where (checkout_id = ? or reference = ?) and next_at is not null",
        clock.instant(),
        atProvider,
        atProvider);
  }

  /**
   * Has some of what was taken given back.
   *
   * @throws Problem 404 no such payment, 409 not so much is left of it
   */
  AdhocPayment refund(UUID id, BigDecimal amount) {
    return database.inTransaction(
        statements -> {
          int changed =
              statements.update(
                  "update adhoc_payment set refund_asked = refund_asked + ?, next_at = ?"
                      + " where id = ? and state = 'CAPTURED' and refund_asked + ? <= captured",
                  amount,
                  clock.instant(),
                  id,
                  amount);
          AdhocPayment payment =
              statements
                  .query("select * from adhoc_payment where id = ?", AdhocPayment::of, id)
                  .stream()
                  .findFirst()
                  .orElseThrow(() -> Problem.notFound("payment", id));
          if (changed == 0) {
            throw Problem.conflict(
                "Of %s %s that were taken, %s are given back already."
                    .formatted(
                        payment.captured().toPlainString(),
                        payment.currency(),
                        payment.refundAsked().toPlainString()));
          }
          return payment;
        });
  }

  void refunded(AdhocPayment payment) {
    database.update(
        "update adhoc_payment set refunded = ?, attempts = 0, error = null,"
            + " next_at = case when refund_asked > ? then next_at end, changed_at = ? where id = ?",
        payment.refundAsked(),
        payment.refundAsked(),
        clock.instant(),
        payment.id());
  }

  /** The newest first. */
  Page<AdhocPayment> list(PageQuery page) {
    List<String> after = page.after(2).orElse(List.of("infinity", new UUID(-1, -1).toString()));
    List<AdhocPayment> found =
        database.query(
            "select * from adhoc_payment where (created_at, id) < (?::timestamptz, ?::uuid)"
                + " order by created_at desc, id desc limit ?",
            AdhocPayment::of,
            after.getFirst(),
            after.getLast(),
            page.rows());
    return Page.of(found, page, last -> List.of(last.createdAt().toString(), last.id().toString()));
  }
}
