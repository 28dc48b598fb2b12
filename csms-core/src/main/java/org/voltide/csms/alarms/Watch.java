package org.voltide.csms.alarms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Rounds;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Statements;

/**
 * Looks again and again where rules hold: raises alarms, ends those that no longer hold, and leaves
 * word for their destinations in the same transaction. A rule that fails holds up no other.
 */
@Singleton
class Watch {

  private static final Logger LOG = Logger.getLogger(Watch.class);
  private static final Duration EVERY = Duration.ofSeconds(20);

  private final Database database;
  private final Rules rules;
  private final Clock clock;
  private final ObjectMapper json;

  Watch(Database database, Rules rules, Clock clock, ObjectMapper json) {
    this.database = database;
    this.rules = rules;
    this.clock = clock;
    this.json = json;
  }

  void start(@Observes StartupEvent event, Rounds rounds) {
    rounds.every(EVERY, "alarms", () -> look(Instant.now()));
  }

  /**
   * @param real the time of deliveries, whatever the domain clock shows
   */
  void look(Instant real) {
    for (Rules.Stored rule : rules.all()) {
      try {
        database.transact(statements -> look(statements, rule, real));
      } catch (RuntimeException e) {
        LOG.errorf(e, "Rule %s cannot be looked at", rule.rule().name());
      }
    }
  }

  private record Holding(String subject, List<String> facts, @Nullable String site) {}

  private record GoingOn(long id, String subject) {}

  private void look(Statements statements, Rules.Stored rule, Instant real) {
    Instant now = clock.instant();
    Map<String, Holding> holding = new LinkedHashMap<>();
    if (rule.rule().enabled()) {
      holding(statements, rule, now).forEach(one -> holding.put(one.subject(), one));
    }
    statements
        .query(
            "select id, subject from alarm where rule_id = ? and ended_at is null for update",
            row -> new GoingOn(row.big("id"), row.text("subject")),
            rule.id())
        .forEach(
            alarm -> {
              if (holding.remove(alarm.subject()) == null) {
                end(statements, rule.id(), alarm.id(), now, real);
              }
            });
    holding.values().forEach(one -> raise(statements, rule, one, now, real));
  }

  private static List<Holding> holding(Statements statements, Rules.Stored rule, Instant now) {
    Optional<Watched> watched = Optional.ofNullable(rule.rule().watched());
    return statements.query(
        rule.rule().condition().query(),
        row ->
            new Holding(
                row.text("subject"), row.texts("facts"), row.maybeText("site").orElse(null)),
        now,
        rule.rule().threshold(),
        rule.id(),
        watched.map(Watched::component).orElse(null),
        watched.map(Watched::variable).orElse(null),
        watched.map(Watched::comparison).map(Enum::name).orElse(null),
        watched.map(Watched::value).orElse(null),
        watched.map(Watched::ending).orElse(null));
  }

  private void raise(
      Statements statements, Rules.Stored rule, Holding one, Instant now, Instant real) {
    List<Long> raised =
        statements.query(
            """
            insert into alarm (rule_id, subject, detail, facts, site_id, raised_at)
            values (?, ?, ?, ?, ?, ?)
            on conflict do nothing returning id
            """,
            row -> row.big("id"),
            rule.id(),
            one.subject(),
            rule.rule().condition().sentence(one.facts()),
            one.facts().toArray(String[]::new),
            one.site(),
            now);
    raised.forEach(id -> leaveWord(statements, rule.id(), id, real));
  }

  private void end(Statements statements, UUID rule, long id, Instant now, Instant real) {
    statements.update("update alarm set ended_at = ? where id = ?", now, id);
    leaveWord(statements, rule, id, real);
  }

  private void leaveWord(Statements statements, UUID rule, long id, Instant real) {
    Alarm alarm = statements.query(Alarm.SELECT + " where a.id = ?", Alarm::of, id).getFirst();
    String prefix = alarm.endedAt() == null ? "" : "Over: ";
    statements.update(
        """
        insert into alarm_delivery
               (destination_id, alarm_id, subject, payload, created_at, next_at)
        select destination_id, ?, ?, ?, ?, ?
          from alarm_rule_destination where rule_id = ?
        """,
        id,
        prefix + alarm.detail(),
        text(alarm),
        real,
        real,
        rule);
  }

  private String text(Alarm alarm) {
    try {
      return json.writeValueAsString(alarm);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("No JSON can be made of an alarm", e);
    }
  }
}
