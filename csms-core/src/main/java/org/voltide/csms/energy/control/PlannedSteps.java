package org.voltide.csms.energy.control;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.voltide.csms.store.Statements;

/** What sessions are planned to do, step by step, in the database. */
final class PlannedSteps {

  private static final String DROP =
      "delete from session_plan_step where session_id = ? and start_at >= ?";

  private static final String CUT =
      "update session_plan_step set end_at = ? where session_id = ? and end_at > ?";

  /** One statement per car: a row each would take seconds for a site with thousands of cars. */
  private static final String INSERT =
      """
      insert into session_plan_step (session_id, start_at, end_at, power_w, soc_percent, plan_id)
      select ?, 'epoch'::timestamptz + s.start * '1 microsecond'::interval,
             'epoch'::timestamptz + s.until * '1 microsecond'::interval, s.power_w, s.soc, ?
        from unnest(?::bigint[], ?::bigint[], ?::float8[], ?::float8[])
             as s (start, until, power_w, soc)
      """;

  private PlannedSteps() {}

  /**
   * Steps that have begun keep what was planned for them; the current one ends where this starts.
   */
  static void save(
      Statements statements, long planId, SitePlanView plan, List<SitePlanView.Car> cars) {
    Instant from = plan.steps().getFirst().start();
    Long[] starts = micros(plan.steps().stream().map(SitePlanView.Step::start));
    Long[] ends = micros(plan.steps().stream().map(SitePlanView.Step::end));
    List<Object[]> dropped = new ArrayList<>();
    List<Object[]> cut = new ArrayList<>();
    List<Object[]> inserted = new ArrayList<>();
    for (SitePlanView.Car car : cars) {
      dropped.add(new Object[] {car.sessionId(), from});
      cut.add(new Object[] {from, car.sessionId(), from});
      inserted.add(
          new Object[] {
            car.sessionId(),
            planId,
            starts,
            ends,
            car.powerW().toArray(Double[]::new),
            car.socPercent().toArray(Double[]::new)
          });
    }
    statements.batch(DROP, dropped);
    statements.batch(CUT, cut);
    statements.batch(INSERT, inserted);
  }

  private static Long[] micros(Stream<Instant> instants) {
    return instants.map(at -> ChronoUnit.MICROS.between(Instant.EPOCH, at)).toArray(Long[]::new);
  }
}
