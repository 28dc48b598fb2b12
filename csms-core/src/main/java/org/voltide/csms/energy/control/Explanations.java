package org.voltide.csms.energy.control;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.voltide.csms.energy.plan.explanation.Explanation;
import org.voltide.csms.platform.Json;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Statements;

/** Why sessions do what they do, in the database. */
final class Explanations {

  private static final Duration SHORTEST = Duration.ofMinutes(1);

  private static final String DROP =
      "delete from session_plan_explanation where session_id = ? and start_at >= ?";

  private static final String CUT =
      "update session_plan_explanation set end_at = ? where session_id = ? and end_at > ?";

  private static final String INSERT =
      """
      insert into session_plan_explanation (session_id, start_at, end_at, explanation)
      values (?, ?, ?, ?::jsonb)
      """;

  private Explanations() {}

  /** What has begun keeps what was said of it; what goes on now ends where this starts. */
  static void save(
      Statements statements,
      SitePlanView plan,
      List<SitePlanView.Car> cars,
      Map<UUID, List<Explanation>> explained) {
    Instant from = plan.steps().getFirst().start();
    List<Object[]> dropped = new ArrayList<>();
    List<Object[]> cut = new ArrayList<>();
    List<Object[]> inserted = new ArrayList<>();
    for (SitePlanView.Car car : cars) {
      dropped.add(new Object[] {car.sessionId(), from});
      cut.add(new Object[] {from, car.sessionId(), from});
      for (Explanation each : explained.getOrDefault(car.sessionId(), List.of())) {
        inserted.add(new Object[] {car.sessionId(), each.start(), each.end(), Json.text(each)});
      }
    }
    statements.batch(DROP, dropped);
    statements.batch(CUT, cut);
    statements.batch(INSERT, inserted);
  }

  /** All that is kept of a session, in the order of its times; parts that say the same are one. */
  static List<Explanation> read(Database database, UUID session) {
    return together(
        database.query(
            """
            select start_at, end_at, explanation::text as explanation
              from session_plan_explanation where session_id = ? order by start_at
            """,
            row ->
                during(
                    Json.stored(Explanation.class, row.text("explanation")),
                    row.instant("start_at"),
                    row.instant("end_at")),
            session));
  }

  private static Explanation during(Explanation said, Instant start, Instant end) {
    return new Explanation(start, end, said.action(), said.reasons());
  }

  /**
   * Each new plan explains anew what goes on: of what is said of the same action for the same
   * reasons, that stands which held the longest. What held for less than a minute, until a newer
   * plan, told nobody anything: its time is that of what was said before.
   */
  static List<Explanation> together(List<Explanation> parts) {
    List<Explanation> whole = new ArrayList<>();
    Duration longest = Duration.ZERO;
    for (Explanation part : parts) {
      Duration lasts = Duration.between(part.start(), part.end());
      if (lasts.compareTo(SHORTEST) < 0) {
        extend(whole, part);
      } else if (!whole.isEmpty() && whole.getLast().goesOnAs(part)) {
        Explanation before = whole.removeLast();
        Explanation said = lasts.compareTo(longest) > 0 ? part : before;
        whole.add(during(said, before.start(), part.end()));
        longest = lasts.compareTo(longest) > 0 ? lasts : longest;
      } else {
        whole.add(part);
        longest = lasts;
      }
    }
    return List.copyOf(whole);
  }

  private static void extend(List<Explanation> whole, Explanation moment) {
    if (!whole.isEmpty() && whole.getLast().end().equals(moment.start())) {
      Explanation before = whole.removeLast();
      whole.add(during(before, before.start(), moment.end()));
    }
  }
}
