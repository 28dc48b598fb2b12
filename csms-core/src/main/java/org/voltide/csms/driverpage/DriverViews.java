package org.voltide.csms.driverpage;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.driverpage.DriverView.Place;
import org.voltide.csms.driverpage.DriverView.Step;
import org.voltide.csms.energy.settlement.StatementStore;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;
import org.voltide.csms.transactions.SessionPrices;
import org.voltide.csms.transactions.SessionQueries;
import org.voltide.csms.transactions.SessionView;

/** Reads what drivers see. Thread-safe. */
@Singleton
class DriverViews {

  private static final String SURROUNDINGS =
      """
      select i.name as site, i.time_zone, t.name as station, s.evse_id,
             coalesce(n.charge_now, false) as charge_now,
             coalesce(s.price::json ->> 'currency',
                      (select f.currency from site_tariff f
                        where f.site_id = s.site_id and f.valid_from <= s.started_at
                        order by f.valid_from desc limit 1)) as tariff_currency
        from charging_session s
        join site i on i.id = s.site_id
        join station t on t.id = s.station_id
        left join session_need n on n.session_id = s.id
       where s.id = ?
      """;

  private static final String PLAN =
      """
      select p.start_at, p.end_at, p.power_w, p.soc_percent
        from session_plan_step p join charging_session s on s.id = p.session_id
       where p.session_id = ? and p.end_at > ? and s.ended_at is null
       order by p.start_at
      """;

  private final Database database;
  private final SessionQueries sessions;
  private final StatementStore statements;
  private final SessionPrices prices;
  private final Clock clock;

  DriverViews(
      Database database,
      SessionQueries sessions,
      StatementStore statements,
      SessionPrices prices,
      Clock clock) {
    this.database = database;
    this.sessions = sessions;
    this.statements = statements;
    this.prices = prices;
    this.clock = clock;
  }

  private record Surroundings(Place place, boolean chargeNow, Optional<String> tariffCurrency) {
    static Surroundings of(Row row) {
      return new Surroundings(
          new Place(
              row.text("site"),
              row.text("time_zone"),
              row.text("station"),
              row.maybeWhole("evse_id").orElse(null)),
          row.flag("charge_now"),
          row.maybeText("tariff_currency"));
    }
  }

  DriverView of(UUID id) {
    SessionView session = sessions.find(id).orElseThrow(DriverViews::gone);
    Surroundings around =
        database.query(SURROUNDINGS, Surroundings::of, id).stream()
            .findFirst()
            .orElseThrow(DriverViews::gone);
    Instant now = clock.instant();
    return new DriverView(
        now,
        around.place(),
        session.startedAt(),
        session.endedAt(),
        session.chargingState(),
        session.powerW(),
        session.socPercent(),
        session.energyInWh(),
        session.energyOutWh(),
        DriverView.asked(session, around.chargeNow()),
        DriverView.promised(session),
        database.query(PLAN, DriverViews::step, id, now),
        money(session, around));
  }

  private static Problem gone() {
    return Problem.of(404, "The session is no longer known.");
  }

  private static Step step(Row row) {
    return new Step(
        row.instant("start_at"),
        row.instant("end_at"),
        row.number("power_w"),
        row.number("soc_percent"));
  }

  private DriverView.@Nullable Money money(SessionView session, Surroundings around) {
    SessionView.Money money = session.money();
    BigDecimal owed = session.details().totalCost();
    if (money == null && owed == null) {
      return null;
    }
    return new DriverView.Money(
        money == null ? null : money.revenue(),
        money == null ? null : money.wear(),
        statements
            .latest(session.id())
            .map(revised -> revised.statement().amounts().driver())
            .orElse(null),
        money == null ? null : money.currency(),
        owed,
        around.tariffCurrency().orElse(null),
        prices.of(session.id()).map(DriverView::charges).orElse(List.of()));
  }
}
