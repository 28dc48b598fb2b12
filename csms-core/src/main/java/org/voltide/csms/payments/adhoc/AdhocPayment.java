package org.voltide.csms.payments.adhoc;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.store.Row;

/**
 * What a driver without a contract pays.
 *
 * @param held the most that is taken
 * @param checkoutId the page at the provider
 * @param reference the payment at the provider, once something is held
 * @param captured what was taken
 * @param refundAsked of what was taken, in all
 * @param refunded of that what was given back
 * @param why nothing was taken, or less than the session cost
 * @param error what failed last, and is tried again
 */
record AdhocPayment(
    UUID id,
    String stationId,
    int evseId,
    String currency,
    BigDecimal held,
    State state,
    @Nullable String checkoutId,
    @Nullable String reference,
    @Nullable Integer remoteStartId,
    @Nullable UUID sessionId,
    BigDecimal captured,
    BigDecimal refundAsked,
    BigDecimal refunded,
    @Nullable String why,
    @Nullable String error,
    int attempts,
    Instant createdAt,
    Instant changedAt) {

  /** How far it is. */
  enum State {
    /** The provider is asked for a page. */
    OPENING,
    /** The driver is at the provider's page. */
    OPEN,
    /** The amount is held. */
    AUTHORIZED,
    /** The station is asked to start. */
    STARTING,
    /** The station was asked: a car may be plugged in, charges, or has charged. */
    CHARGING,
    /** What it cost was taken. */
    CAPTURED,
    /** Nothing will be taken: what is held is let go. */
    RELEASING,
    /** Nothing was taken. */
    CANCELED
  }

  /** By which its request to start is found again. */
  String askedBy() {
    return "ad-hoc payment " + id;
  }

  static AdhocPayment of(Row row) {
    return new AdhocPayment(
        row.id("id"),
        row.text("station_id"),
        row.whole("evse_id"),
        row.text("currency"),
        row.money("held"),
        State.valueOf(row.text("state")),
        row.maybeText("checkout_id").orElse(null),
        row.maybeText("reference").orElse(null),
        row.maybeWhole("remote_start_id").orElse(null),
        row.maybeId("session_id").orElse(null),
        row.money("captured"),
        row.money("refund_asked"),
        row.money("refunded"),
        row.maybeText("why").orElse(null),
        row.maybeText("error").orElse(null),
        row.whole("attempts"),
        row.instant("created_at"),
        row.instant("changed_at"));
  }
}
