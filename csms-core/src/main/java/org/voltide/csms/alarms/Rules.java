package org.voltide.csms.alarms;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;
import org.voltide.csms.store.Statements;

/** Keeps the rules. */
@Singleton
class Rules {

  static final int MOST = 200;

  private static final String SELECT =
      """
      select r.*, array(select d.destination_id::text from alarm_rule_destination d
                         where d.rule_id = r.id order by 1) as destinations
        from alarm_rule r
      """;

  private final Database database;
  private final Clock clock;

  Rules(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** A rule that is stored, as the API shows it. */
  record Stored(UUID id, @JsonUnwrapped Rule rule) {
    static Stored of(Row row) {
      return new Stored(
          row.id("id"),
          new Rule(
              row.text("name"),
              Condition.valueOf(row.text("condition")),
              row.whole("threshold"),
              watched(row).orElse(null),
              row.flag("enabled"),
              row.texts("destinations").stream().map(UUID::fromString).toList()));
    }
  }

  private static Optional<Watched> watched(Row row) {
    return row.maybeText("component")
        .map(
            component ->
                new Watched(
                    component,
                    row.maybeText("variable").orElse(null),
                    row.maybeText("comparison").map(Watched.Comparison::valueOf).orElse(null),
                    row.maybeText("value").orElse(null),
                    row.maybeText("ending").orElse(null)));
  }

  List<Stored> all() {
    return database.query(SELECT + " order by r.name, r.id", Stored::of);
  }

  Stored create(Rule rule) {
    Optional<Watched> watched = Watched.demand(rule.condition(), rule.watched());
    UUID id = UUID.randomUUID();
    return database.inTransaction(
        statements -> {
          int rows =
              statements.update(
                  "insert into alarm_rule (id, name, condition, threshold, enabled, created_at)"
                      + " select ?, ?, ?, ?, ?, ? where (select count(*) from alarm_rule) < ?",
                  id,
                  rule.name(),
                  rule.condition().name(),
                  rule.threshold(),
                  rule.enabled(),
                  clock.instant(),
                  MOST);
          if (rows == 0) {
            throw Problem.conflict("There are %d rules already.".formatted(MOST));
          }
          keep(statements, id, watched);
          return withDestinations(statements, id, rule.destinations());
        });
  }

  private static void keep(Statements statements, UUID id, Optional<Watched> watched) {
    statements.update(
        "update alarm_rule set component = ?, variable = ?, comparison = ?, value = ?, ending = ?"
            + " where id = ?",
        watched.map(Watched::component).orElse(null),
        watched.map(Watched::variable).orElse(null),
        watched.map(Watched::comparison).map(Enum::name).orElse(null),
        watched.map(Watched::value).orElse(null),
        watched.map(Watched::ending).orElse(null),
        id);
  }

  /** Alarms it has raised end with the next round where they no longer hold. */
  Stored change(UUID id, Rule rule) {
    Optional<Watched> watched = Watched.demand(rule.condition(), rule.watched());
    return database.inTransaction(
        statements -> {
          demand(
              statements.update(
                  "update alarm_rule set name = ?, condition = ?, threshold = ?, enabled = ?"
                      + " where id = ?",
                  rule.name(),
                  rule.condition().name(),
                  rule.threshold(),
                  rule.enabled(),
                  id),
              id);
          keep(statements, id, watched);
          statements.update("delete from alarm_rule_destination where rule_id = ?", id);
          return withDestinations(statements, id, rule.destinations());
        });
  }

  void delete(UUID id) {
    demand(database.update("delete from alarm_rule where id = ?", id), id);
  }

  private static Stored withDestinations(Statements statements, UUID id, List<UUID> wanted) {
    List<UUID> different = wanted.stream().distinct().toList();
    String places = String.join(",", different.stream().map(_ -> "?").toList());
    int known =
        different.isEmpty()
            ? 0
            : statements.update(
                "insert into alarm_rule_destination (rule_id, destination_id)"
                    + " select cast('%s' as uuid), id from alarm_destination where id in (%s)"
                        .formatted(id, places),
                different.toArray());
    if (known < different.size()) {
      throw Problem.invalid("/destinations", "There is no such destination.");
    }
    return statements.query(SELECT + " where r.id = ?", Stored::of, id).getFirst();
  }

  private static void demand(int rows, UUID id) {
    if (rows == 0) {
      throw Problem.notFound("alarm rule", id);
    }
  }
}
