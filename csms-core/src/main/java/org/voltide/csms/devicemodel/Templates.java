package org.voltide.csms.devicemodel;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.voltide.csms.desired.DesiredKind.Wish;
import org.voltide.csms.desired.DesiredStore;
import org.voltide.csms.devicemodel.TemplateDrift.Drift;
import org.voltide.csms.platform.Json;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;
import org.voltide.csms.store.Statements;

/**
 * Configuration templates. Each station that follows one has its settings among its own wishes, so
 * the reconciler knows nothing of templates. Thread-safe, blocks.
 */
@Singleton
public class Templates {
  private static final TypeReference<List<VariableSetting>> SETTINGS = new TypeReference<>() {};

  private static final String LIST =
      """
      select t.id, t.name, t.settings::text as settings, t.created_at, t.changed_at,
             (select count(*) from configuration_template_station s where s.template_id = t.id)
               as stations
        from configuration_template t
      """;

  private final Database database;
  private final DesiredStore desired;
  private final DesiredVariables variables;
  private final TemplateDrift drift;
  private final Clock clock;

  Templates(
      Database database,
      DesiredStore desired,
      DesiredVariables variables,
      TemplateDrift drift,
      Clock clock) {
    this.drift = drift;
    this.database = database;
    this.desired = desired;
    this.variables = variables;
    this.clock = clock;
  }

  List<TemplateView> all() {
    return database.query(LIST + " order by t.name", this::view).stream()
        .map(drift::counted)
        .toList();
  }

  TemplateView find(UUID id) {
    return drift.counted(stored(id));
  }

  /** Where stations are not as the template says. */
  List<Drift> drift(UUID id, int most) {
    return drift.of(stored(id), most);
  }

  /** Whether there is one. */
  public boolean exists(UUID id) {
    return !database.query(LIST + " where t.id = ?", this::view, id).isEmpty();
  }

  /**
   * Has one more station follow a template.
   *
   * @throws Problem 404 no such template, 422 no such station
   */
  public void follow(UUID id, String station) {
    List<Wish> wishes = wishes(stored(id).settings()).toList();
    database.transact(statements -> follow(statements, id, station, wishes));
  }

  private void follow(Statements statements, UUID id, String station, List<Wish> wishes) {
    desired.wish(statements, station, DesiredVariables.NAME, wishes, Optional.of(id.toString()));
    statements.update(
        "insert into configuration_template_station (template_id, station_id) values (?, ?)"
            + " on conflict do nothing",
        id,
        station);
  }

  private TemplateView stored(UUID id) {
    return database.query(LIST + " where t.id = ?", this::view, id).stream()
        .findFirst()
        .orElseThrow(() -> Problem.notFound("template", id));
  }

  TemplateView create(Template template) {
    UUID id = UUID.randomUUID();
    Instant now = clock.instant();
    database.transact(
        statements -> {
          checkName(statements, id, template.name());
          statements.update(
              "insert into configuration_template (id, name, settings, created_at, changed_at)"
                  + " values (?, ?, ?::json, ?, ?)",
              id,
              template.name(),
              Json.text(template.settings()),
              now,
              now);
          spread(statements, id, template);
        });
    return find(id);
  }

  TemplateView change(UUID id, Template template) {
    Set<String> before = stations(id);
    database.transact(
        statements -> {
          checkName(statements, id, template.name());
          int changed =
              statements.update(
                  "update configuration_template set name = ?, settings = ?::json, changed_at = ?"
                      + " where id = ?",
                  template.name(),
                  Json.text(template.settings()),
                  clock.instant(),
                  id);
          if (changed == 0) {
            throw Problem.notFound("template", id);
          }
          spread(statements, id, template);
          before.forEach(station -> fill(statements, station));
        });
    return find(id);
  }

  /**
   * Its stations stay as they are, nobody wishes them so any longer, but for what other templates
   * say.
   */
  void delete(UUID id) {
    Set<String> stations = stations(id);
    database.transact(
        statements -> {
          statements.update("delete from desired_state where source = ?", id.toString());
          if (statements.update("delete from configuration_template where id = ?", id) == 0) {
            throw Problem.notFound("template", id);
          }
          stations.forEach(station -> fill(statements, station));
        });
  }

  /** What nobody wishes of a station is to be as its newest template says. */
  private void fill(Statements statements, String station) {
    List<TemplateView> followed =
        statements.query(
            LIST
                + " join configuration_template_station f on f.template_id = t.id"
                + " where f.station_id = ? order by t.changed_at desc",
            this::view,
            station);
    for (TemplateView template : followed) {
      List<String> taken =
          statements.query(
              "select key from desired_state where station_id = ? and kind = ?",
              row -> row.text("key"),
              station,
              DesiredVariables.NAME);
      List<Wish> missing =
          wishes(template.settings()).filter(wish -> !taken.contains(wish.key())).toList();
      Optional<String> source = Optional.of(template.id().toString());
      desired.wish(statements, station, DesiredVariables.NAME, missing, source);
    }
  }

  private Stream<Wish> wishes(List<VariableSetting> settings) {
    return settings.stream().map(variables::wish);
  }

  /** Which stations follow it. */
  Set<String> stations(UUID id) {
    stored(id);
    return new LinkedHashSet<>(
        database.query(
            "select station_id from configuration_template_station where template_id = ?"
                + " order by station_id",
            row -> row.text("station_id"),
            id));
  }

  private void spread(Statements statements, UUID id, Template template) {
    List<Wish> wishes = wishes(template.settings()).toList();
    String[] keys = wishes.stream().map(Wish::key).toArray(String[]::new);
    String[] stations = template.stations().toArray(String[]::new);
    statements.update(
        "delete from desired_state where source = ?"
            + " and (key <> all (?::text[]) or station_id <> all (?::text[]))",
        id.toString(),
        keys,
        stations);
    statements.update(
        "delete from configuration_template_station where template_id = ?"
            + " and station_id <> all (?::text[])",
        id,
        stations);
    for (String station : template.stations()) {
      follow(statements, id, station, wishes);
    }
  }

  private static void checkName(Statements statements, UUID id, String name) {
    boolean isTaken =
        !statements
            .query(
                "select 1 as one from configuration_template where name = ? and id <> ?",
                row -> row.whole("one"),
                name,
                id)
            .isEmpty();
    if (isTaken) {
      throw Problem.conflict("There is a template called %s already.".formatted(name));
    }
  }

  private TemplateView view(Row row) {
    return new TemplateView(
        row.id("id"),
        row.text("name"),
        Json.stored(SETTINGS, row.text("settings")),
        row.big("stations"),
        0,
        row.instant("created_at"),
        row.instant("changed_at"));
  }
}
