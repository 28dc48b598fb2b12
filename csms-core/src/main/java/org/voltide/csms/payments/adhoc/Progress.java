package org.voltide.csms.payments.adhoc;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.payments.Settlements;
import org.voltide.csms.payments.adhoc.AdhocPayment.State;
import org.voltide.csms.payments.adhoc.PaymentProvider.Standing;
import org.voltide.csms.payments.adhoc.PaymentProvider.Taking;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Rounds;
import org.voltide.csms.remotecontrol.RemoteStart;
import org.voltide.csms.remotecontrol.RemoteStarts;
import org.voltide.csms.remotecontrol.StartOrder;
import org.voltide.csms.store.Database;
import org.voltide.csms.transactions.Limits;
import org.voltide.ocpp.message.authorization.NotifySettlementRequestBuilder;
import org.voltide.ocpp.message.authorization.PaymentStatus;

/**
 * Brings payments on, one step each time: whatever fails or is cut off is done again. Used by one
 * thread.
 */
@Singleton
class Progress {

  private static final Logger LOG = Logger.getLogger(Progress.class);
  private static final Duration ROUND = Duration.ofSeconds(1);
  private static final Duration WHILE_OPEN = Duration.ofSeconds(15);
  private static final Duration WHILE_CHARGING = Duration.ofSeconds(15);

  private static final String STARTED =
      "select id, state from remote_start where asked_by = ? and station_id = ?"
          + " order by id desc limit 1";

  private static final String SESSION =
      """
      select s.id, s.transaction_id, s.ended_at, s.total_cost
        from remote_start r
        join charging_session s on s.station_id = r.station_id
         and (s.remote_start_id = r.id or s.id_token = r.id_token)
       where r.id = ? order by s.started_at limit 1
      """;

  private final AdhocBook book;
  private final Provider provider;
  private final AdhocSettings settings;
  private final RemoteStarts starts;
  private final Settlements settlements;
  private final Database database;
  private final Clock clock;

  Progress(
      AdhocBook book,
      Provider provider,
      AdhocSettings settings,
      RemoteStarts starts,
      Settlements settlements,
      Database database,
      Clock clock) {
    this.book = book;
    this.provider = provider;
    this.settings = settings;
    this.starts = starts;
    this.settlements = settlements;
    this.database = database;
    this.clock = clock;
  }

  private record Started(int id, RemoteStart.State state) {}

  private record Charged(
      UUID id, String transactionId, @Nullable Instant endedAt, BigDecimal cost) {}

  void start(@Observes StartupEvent event, Rounds rounds) {
    if (provider.configured().isPresent()) {
      rounds.every(ROUND, "ad-hoc payments", this::bringOn);
    }
  }

  /** Does what is due. */
  void bringOn() throws InterruptedException {
    PaymentProvider payments = provider.configured().orElseThrow();
    for (AdhocPayment payment : book.due()) {
      try {
        step(payments, payment);
      } catch (ProviderException failed) {
        book.failed(payment, failed.getMessage());
      } catch (RuntimeException failed) {
        LOG.errorf(failed, "Payment %s is tried again", payment.id());
        book.failed(payment, "It failed here; see the log.");
      }
    }
  }

  private void step(PaymentProvider payments, AdhocPayment payment)
      throws ProviderException, InterruptedException {
    switch (payment.state()) {
      case OPENING -> book.canceled(payment, "The provider gave no page.");
      case OPEN -> look(payments, payment);
      case AUTHORIZED -> {
        book.become(payment, State.STARTING, null);
        begin(payment);
      }
      case STARTING -> begin(payment);
      case CHARGING -> watch(payments, payment);
      case CAPTURED -> refund(payments, payment);
      case RELEASING -> {
        payments.release(payment.id(), payment.reference());
        book.canceled(payment, "Nothing was taken.");
      }
      case CANCELED -> throw new IllegalStateException(payment.id() + " has ended");
    }
  }

  private void look(PaymentProvider payments, AdhocPayment payment)
      throws ProviderException, InterruptedException {
    switch (payments.look(payment.checkoutId(), payment.currency())) {
      case Standing.Held(String reference, BigDecimal amount) ->
          book.held(payment, reference, amount);
      case Standing.Over _ -> book.canceled(payment, "The driver did not pay.");
      case Standing.Waiting _ -> {
        if (isOver(payment.createdAt(), settings.payWithin())) {
          // Paid in this very moment it stays open there, and the next look finds it.
          payments.close(payment.checkoutId());
        }
        book.lookAgain(payment, WHILE_OPEN);
      }
    }
  }

  private boolean isOver(Instant since, Duration span) {
    return clock.instant().isAfter(since.plus(span));
  }

  /** Asks the station, unless it was asked before something was cut off. */
  private void begin(AdhocPayment payment) {
    AdhocPayment starting = book.find(payment.id()).orElseThrow();
    String refusal = "The station did not begin.";
    if (started(starting).isEmpty()) {
      try {
        starts.start(
            starting.stationId(),
            new StartOrder(
                starting.evseId(),
                null,
                null,
                null,
                new Limits(null, null, starting.held(), null),
                null),
            starting.askedBy());
      } catch (Problem refused) {
        refusal = refused.getMessage();
      }
    }
    Optional<Started> started = started(starting);
    if (started.filter(s -> s.state() != RemoteStart.State.REJECTED).isPresent()) {
      // Also when no answer came: the station may begin nevertheless.
      book.become(starting, State.CHARGING, started.get().id());
    } else {
      book.letGo(starting, refusal);
    }
  }

  private Optional<Started> started(AdhocPayment payment) {
    return database
        .query(
            STARTED,
            row -> new Started(row.whole("id"), RemoteStart.State.valueOf(row.text("state"))),
            payment.askedBy(),
            payment.stationId())
        .stream()
        .findFirst();
  }

  private void watch(PaymentProvider payments, AdhocPayment payment)
      throws ProviderException, InterruptedException {
    Optional<Charged> session = session(payment);
    session.ifPresent(charged -> book.charges(payment, charged.id()));
    if (session.isEmpty() && isOver(payment.changedAt(), settings.beginWithin())) {
      book.letGo(payment, "No car began to charge.");
    } else if (session.isPresent()
        && session.get().endedAt() != null
        && isOver(session.get().endedAt(), settings.settleAfter())) {
      settle(payments, payment, session.get());
    } else {
      book.lookAgain(payment, WHILE_CHARGING);
    }
  }

  private Optional<Charged> session(AdhocPayment payment) {
    return database
        .query(
            SESSION,
            row ->
                new Charged(
                    row.id("id"),
                    row.text("transaction_id"),
                    row.maybeInstant("ended_at").orElse(null),
                    row.maybeMoney("total_cost").orElse(BigDecimal.ZERO)),
            payment.remoteStartId())
        .stream()
        .findFirst();
  }

  private void settle(PaymentProvider payments, AdhocPayment payment, Charged session)
      throws ProviderException, InterruptedException {
    BigDecimal owed = session.cost().min(payment.held());
    if (owed.signum() <= 0) {
      book.letGo(payment, "The session cost nothing.");
      return;
    }
    switch (payments.take(payment.id(), payment.reference(), owed, payment.currency())) {
      case Taking.Taken(BigDecimal amount) -> taken(payment, session, amount);
      case Taking.Gone _ ->
          book.canceled(
              payment,
              "The provider had let go of the money: %s %s are owed."
                  .formatted(owed.toPlainString(), payment.currency()));
    }
  }

  /** With a receipt (OCPP 2.1 C21). */
  private void taken(AdhocPayment payment, Charged session, BigDecimal amount) {
    Instant now = clock.instant();
    database.transact(
        statements -> {
          statements.update(
              "update adhoc_payment set state = 'CAPTURED', captured = ?, attempts = 0,"
                  + " error = null, why = ?, next_at = null, changed_at = ? where id = ? and state = 'CHARGING'",
              amount,
              session.cost().compareTo(payment.held()) > 0
                  ? "It cost %s, more than was held.".formatted(session.cost().toPlainString())
                  : null,
              now,
              payment.id());
          settlements.keep(
              statements,
              payment.stationId(),
              NotifySettlementRequestBuilder.builder()
                  .pspRef(payment.reference())
                  .transactionId(session.transactionId())
                  .status(PaymentStatus.Settled)
                  .settlementAmount(amount)
                  .settlementTime(now)
                  .build(),
              now);
        });
  }

  private void refund(PaymentProvider payments, AdhocPayment payment)
      throws ProviderException, InterruptedException {
    BigDecimal amount = payment.refundAsked().subtract(payment.refunded());
    if (amount.signum() > 0) {
      payments.refund(
          payment.id(), payment.reference(), amount, payment.refundAsked(), payment.currency());
    }
    book.refunded(payment);
  }
}
