package org.voltide.csms.energy.imposed;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.store.Database;

/** Limits of others in the database. Thread-safe. */
@Singleton
public class ImposedStore {

  private static final String CONNECTION = "";

  private final Database database;

  public ImposedStore(Database database) {
    this.database = database;
  }

  /** All that hold at a site at any time of the span, by start. */
  public List<ImposedLimit> ofSite(String siteId, Instant from, Instant to) {
    return database.query(
        """
        select * from imposed_limit where site_id = ? and end_at > ? and at < ?
         order by at, source, group_id
        """,
        row ->
            new ImposedLimit(
                row.text("source"),
                Optional.of(row.text("group_id")).filter(id -> !id.equals(CONNECTION)).orElse(null),
                row.whole("priority"),
                row.instant("at"),
                row.instant("end_at"),
                boxed(row.maybeNumber("import_w")),
                boxed(row.maybeNumber("export_w"))),
        siteId,
        from,
        to);
  }

  private static @Nullable Double boxed(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }

  /** Replaces what a source imposes on a group, or on the connection, from a moment on. */
  void impose(
      String siteId,
      String source,
      @Nullable String group,
      int priority,
      List<ImposedStep> steps,
      Instant from) {
    String where = Objects.requireNonNullElse(group, CONNECTION);
    database.transact(
        statements -> {
          statements.update(
              "delete from imposed_limit"
                  + " where site_id = ? and source = ? and group_id = ? and at >= ?",
              siteId,
              source,
              where,
              from);
          statements.update(
              "update imposed_limit set end_at = ?"
                  + " where site_id = ? and source = ? and group_id = ? and end_at > ?",
              from,
              siteId,
              source,
              where,
              from);
          statements.batch(
              "insert into imposed_limit (site_id, source, group_id, at, end_at, priority,"
                  + " import_w, export_w) values (?, ?, ?, ?, ?, ?, ?, ?)",
              steps.stream()
                  .filter(step -> step.end().isAfter(from))
                  .map(step -> step.notBefore(from))
                  .map(
                      step ->
                          new @Nullable Object[] {
                            siteId,
                            source,
                            where,
                            step.start(),
                            step.end(),
                            priority,
                            step.importW(),
                            step.exportW()
                          })
                  .toList());
        });
  }

  /** Ends all that a source imposes on a site; false when there is nothing. */
  boolean release(String siteId, String source, Instant now) {
    int ahead =
        database.update(
            "delete from imposed_limit where site_id = ? and source = ? and at >= ?",
            siteId,
            source,
            now);
    int cut =
        database.update(
            "update imposed_limit set end_at = ? where site_id = ? and source = ? and end_at > ?",
            now,
            siteId,
            source,
            now);
    return ahead + cut > 0;
  }

  boolean isSite(String siteId) {
    return !database
        .query("select id from site where id = ?", row -> row.text("id"), siteId)
        .isEmpty();
  }

  boolean isGroup(String siteId, String group) {
    return !database
        .query(
            "select id from site_group where site_id = ? and id = ?",
            row -> row.text("id"),
            siteId,
            group)
        .isEmpty();
  }
}
