package org.voltide.csms.payments.adhoc;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.payments.PaymentSettings;
import org.voltide.csms.payments.adhoc.PaymentProvider.Checkout;
import org.voltide.csms.payments.adhoc.PaymentProvider.Order;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;
import org.voltide.csms.tariffs.SiteTariff;
import org.voltide.csms.tariffs.TariffBook;
import org.voltide.csms.transactions.SessionStop;
import org.voltide.ocpp.gateway.StationLink;

/** Where drivers are told the price, led to pay, and see what became of it. Thread-safe. */
@Singleton
class Desk {

  private static final Duration FIRST_LOOK = Duration.ofSeconds(10);
  private static final int MOST_OPEN_AT_EVSE = 3;

  private static final String EVSE =
      """
      select i.id as site_id, i.name as site,
             exists (select from charging_session s
                      where s.station_id = t.id and s.evse_id = e.id and s.ended_at is null) as busy
        from station t
        join site i on i.id = t.site_id
        join evse e on e.station_id = t.id
       where t.id = ? and e.id = ?
      """;

  private static final String FIGURES =
      """
      select s.started_at, s.ended_at, s.energy_in_wh, s.total_cost, p.receipt_url
        from charging_session s
        left join settlement p on p.station_id = s.station_id and p.psp_ref = ?
             and p.transaction_id = s.transaction_id and p.receipt_secret is not null
       where s.id = ?
      """;

  private final AdhocBook book;
  private final Provider provider;
  private final AdhocSettings settings;
  private final PaymentSettings addresses;
  private final StationLink stations;
  private final SessionStop stop;
  private final Database database;
  private final Clock clock;

  Desk(
      AdhocBook book,
      Provider provider,
      AdhocSettings settings,
      PaymentSettings addresses,
      StationLink stations,
      SessionStop stop,
      Database database,
      Clock clock) {
    this.book = book;
    this.provider = provider;
    this.settings = settings;
    this.addresses = addresses;
    this.stations = stations;
    this.stop = stop;
    this.database = database;
    this.clock = clock;
  }

  /** Whether a car can begin. */
  enum Readiness {
    READY,
    /** Another car is charged there. */
    BUSY,
    /** The station has no connection. */
    OFFLINE
  }

  /**
   * What a driver is told before paying.
   *
   * @param price in words, as the station says it
   * @param held what is held until the session has ended
   */
  record Offer(
      String site,
      String stationId,
      int evseId,
      Readiness readiness,
      String price,
      BigDecimal held,
      String currency) {}

  /**
   * Where a driver goes to pay.
   *
   * @param secret by which the payment is seen
   */
  record Begun(UUID secret, URI page) {}

  /**
   * What became of a payment.
   *
   * @param why nothing was taken, or less than the session cost
   * @param cost so far; absent while nothing prices it
   * @param receipt its address
   */
  record View(
      AdhocPayment.State state,
      String stationId,
      int evseId,
      BigDecimal held,
      String currency,
      BigDecimal captured,
      BigDecimal refunded,
      @Nullable String why,
      @Nullable Instant startedAt,
      @Nullable Instant endedAt,
      @Nullable Double energyWh,
      @Nullable BigDecimal cost,
      @Nullable String receipt) {}

  private record Evse(String siteId, String site, boolean busy) {
    static Evse of(Row row) {
      return new Evse(row.text("site_id"), row.text("site"), row.flag("busy"));
    }
  }

  /**
   * What is asked for a session here and now.
   *
   * @throws Problem 404 when there is no such EVSE, no price for it, or nobody to pay
   */
  Offer offer(String stationId, int evseId) {
    Evse evse =
        database.query(EVSE, Evse::of, stationId, evseId).stream()
            .filter(_ -> provider.configured().isPresent())
            .findFirst()
            .orElseThrow(() -> Problem.notFound("ad-hoc payment at", stationId + "/" + evseId));
    SiteTariff tariff =
        database
            .inTransaction(statements -> TariffBook.of(statements, List.of(evse.siteId())))
            .at(evse.siteId(), clock.instant())
            .orElseThrow(() -> Problem.notFound("price at", stationId));
    Readiness readiness =
        stations.connection(stationId).isEmpty()
            ? Readiness.OFFLINE
            : evse.busy() ? Readiness.BUSY : Readiness.READY;
    return new Offer(
        evse.site(),
        stationId,
        evseId,
        readiness,
        tariff.text(),
        settings.hold(),
        tariff.currency());
  }

  /**
   * Begins a payment.
   *
   * @throws Problem 404 as {@link #offer}, 409 when no car could begin, 429 when many are on the
   *     way to pay for the EVSE, 502 when the provider gives no page
   */
  Begun begin(String stationId, int evseId) throws InterruptedException {
    Offer offer = offer(stationId, evseId);
    if (offer.readiness() != Readiness.READY) {
      throw Problem.conflict(
          offer.readiness() == Readiness.BUSY
              ? "Another car is charged there."
              : "The station has no connection.");
    }
    if (book.open(stationId, evseId) >= MOST_OPEN_AT_EVSE) {
      throw Problem.tooMany("Others are on the way to pay for it.");
    }
    UUID secret = UUID.randomUUID();
    AdhocPayment payment = book.enter(secret, stationId, evseId, offer.held(), offer.currency());
    try {
      Checkout checkout =
          provider
              .configured()
              .orElseThrow()
              .open(
                  new Order(
                      payment.id(),
                      payment.held(),
                      payment.currency(),
                      "%s, %s/%d".formatted(offer.site(), stationId, evseId),
                      URI.create(addresses.baseUrl() + "/paid#" + secret),
                      URI.create(addresses.baseUrl() + "/paid#" + secret)));
      book.opened(payment, checkout.id(), FIRST_LOOK);
      return new Begun(secret, checkout.page());
    } catch (ProviderException failed) {
      book.canceled(payment, failed.getMessage());
      throw Problem.of(502, "The payment provider gives no page just now.");
    }
  }

  /**
   * What became of a payment.
   *
   * @throws Problem 404 when there is none with this secret
   */
  View view(UUID secret) {
    AdhocPayment payment = demand(secret);
    if (payment.sessionId() == null) {
      return view(payment, null, null, null, null, null);
    }
    return database
        .query(
            FIGURES,
            row ->
                view(
                    payment,
                    row.instant("started_at"),
                    row.maybeInstant("ended_at").orElse(null),
                    row.number("energy_in_wh"),
                    row.maybeMoney("total_cost").orElse(null),
                    row.maybeText("receipt_url").orElse(null)),
            payment.reference(),
            payment.sessionId())
        .getFirst();
  }

  private static View view(
      AdhocPayment payment,
      @Nullable Instant startedAt,
      @Nullable Instant endedAt,
      @Nullable Double energyWh,
      @Nullable BigDecimal cost,
      @Nullable String receipt) {
    return new View(
        payment.state(),
        payment.stationId(),
        payment.evseId(),
        payment.held(),
        payment.currency(),
        payment.captured(),
        payment.refunded(),
        payment.why(),
        startedAt,
        endedAt,
        energyWh,
        cost,
        receipt);
  }

  /**
   * Asks the station to stop.
   *
   * @throws Problem 404 no such payment, 409 nothing is charged with it
   */
  View stop(UUID secret) {
    UUID session =
        Optional.ofNullable(demand(secret).sessionId())
            .orElseThrow(() -> Problem.conflict("No car is charged with it."));
    stop.ask(session);
    return view(secret);
  }

  private AdhocPayment demand(UUID secret) {
    return book.of(secret).orElseThrow(() -> Problem.notFound("such", "payment"));
  }
}
