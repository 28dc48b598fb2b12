package org.voltide.csms.transactions;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Rounds;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;
import org.voltide.csms.tariffs.Course;
import org.voltide.csms.tariffs.SiteTariff;
import org.voltide.csms.tariffs.TariffBook;
import org.voltide.csms.tariffs.Usage;
import org.voltide.ocpp.gateway.CallOutcome;
import org.voltide.ocpp.gateway.StationLink;
import org.voltide.ocpp.message.tariff.CostUpdatedRequest;
import org.voltide.ocpp.message.tariff.CostUpdatedResponse;

/**
 * Tells stations what running sessions cost by now (OCPP 2.x I02.FR.01): those that show costs, in
 * the currency of their TariffCostCtrlr, and do not compute them with a tariff of their own.
 */
@Singleton
class RunningCosts {
  private static final Logger LOG = Logger.getLogger(RunningCosts.class);
  private static final Duration PERIOD = Duration.ofSeconds(5);

  // What was told in the future was told before the clock was set back.
  // Whoever marks a session tells it: of several nodes one. Rows that a lane holds are left.
  private static final String DUE =
      """
      update charging_session c set cost_told_at = ?
        from station_variable v
       where v.station_id = c.station_id and v.key = 'tariffcostctrlr/currency'
         and c.id in (
           select s.id from charging_session s
             join station on station.id = s.station_id and station.online
             join station_variable w
               on w.station_id = s.station_id and w.key = 'tariffcostctrlr/currency'
            where s.ended_at is null and s.total_cost is not null
              and s.station_cost is null and s.tariff_id is null
              and (coalesce(s.cost_told_at, s.started_at) <= ? or s.cost_told_at > ?)
              for update of s skip locked)
      returning c.id, c.site_id, c.station_id, c.transaction_id, c.started_at, c.energy_in_wh,
                c.energy_out_wh, c.course,
                c.price, c.cost_told::text as cost_told, v.value as currency
      """;

  private final Database database;
  private final StationLink stations;
  private final TransactionSettings settings;
  private final Clock clock;

  RunningCosts(Database database, StationLink stations, TransactionSettings settings, Clock clock) {
    this.database = database;
    this.stations = stations;
    this.settings = settings;
    this.clock = clock;
  }

  private record Running(
      UUID id,
      String siteId,
      String stationId,
      String transactionId,
      Instant startedAt,
      double importWh,
      double exportWh,
      Course course,
      @Nullable SiteTariff price,
      @Nullable BigDecimal told,
      String currency) {

    static Running of(Row row) {
      return new Running(
          row.id("id"),
          row.text("site_id"),
          row.text("station_id"),
          row.text("transaction_id"),
          row.instant("started_at"),
          row.number("energy_in_wh"),
          row.number("energy_out_wh"),
          Course.parse(row.maybeText("course").orElse(null)),
          row.maybeText("price").map(SiteTariff::parse).orElse(null),
          row.maybeText("cost_told").map(BigDecimal::new).orElse(null),
          row.maybeText("currency").orElse(""));
    }

    /** Empty when there is no news, or none in the station's currency. */
    Optional<BigDecimal> news(TariffBook tariffs, Instant now) {
      return tariffs
          .cost(siteId, price, new Usage(startedAt, now, importWh, exportWh, course))
          .filter(cost -> cost.currency().equalsIgnoreCase(currency))
          .map(cost -> cost.total().afterTaxes())
          .filter(cost -> told == null || cost.compareTo(told) != 0);
    }
  }

  void start(@Observes StartupEvent event, Rounds rounds) {
    rounds.every(PERIOD, "running costs", this::look);
  }

  void look() {
    Instant now = clock.instant();
    List<Running> due =
        database.query(
            DUE,
            Running::of,
            now,
            now.minus(settings.costInterval()),
            now.plus(settings.costInterval()));
    if (due.isEmpty()) {
      return;
    }
    TariffBook tariffs =
        database.inTransaction(
            statements -> TariffBook.of(statements, due.stream().map(Running::siteId).toList()));
    due.forEach(session -> session.news(tariffs, now).ifPresent(cost -> tell(session, cost)));
  }

  private void tell(Running session, BigDecimal cost) {
    stations
        .call(session.stationId(), new CostUpdatedRequest(cost, session.transactionId(), null))
        .thenAccept(outcome -> told(session, cost, outcome));
  }

  private void told(Running session, BigDecimal cost, CallOutcome<CostUpdatedResponse> outcome) {
    if (outcome instanceof CallOutcome.Answered<CostUpdatedResponse>) {
      database.update("update charging_session set cost_told = ? where id = ?", cost, session.id());
    } else {
      LOG.debugf("The cost of session %s is not shown: %s", session.id(), outcome);
    }
  }
}
