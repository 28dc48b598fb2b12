package org.voltide.csms.retention;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;

/** How many days each kind is kept, now. Thread-safe. */
@Singleton
public class Retention {

  private static final String SIZES =
      """
      with recursive held as (
        select c.oid, c.oid as top, c.relname from pg_class c where c.oid = any (?::regclass[])
        union all
        select i.inhrelid, h.top, c.relname
          from held h join pg_inherits i on i.inhparent = h.oid join pg_class c on c.oid = i.inhrelid
      )
      select top::regclass::text as name, sum(pg_total_relation_size(oid))::bigint as bytes
        from held group by top
      """;

  private final Database database;
  private final RetentionSettings settings;

  public Retention(Database database, RetentionSettings settings) {
    this.database = database;
    this.settings = settings;
  }

  /**
   * One kind as an administrator sees it.
   *
   * @param days it is kept
   * @param configured days of the configuration, which hold unless others were chosen
   * @param leastDays that can be chosen
   * @param mostDays that can be chosen
   * @param bytes of its tables with their indexes; absent where it has none of its own
   */
  record Kept(
      RowKind kind, int days, int configured, int leastDays, int mostDays, Optional<Long> bytes) {}

  /** Days that all kinds are kept. */
  public Map<RowKind, Integer> days() {
    Map<RowKind, Integer> chosen = chosen();
    return Arrays.stream(RowKind.values())
        .collect(
            Collectors.toUnmodifiableMap(
                Function.identity(), kind -> chosen.getOrDefault(kind, kind.configured(settings))));
  }

  List<Kept> all() {
    Map<RowKind, Integer> days = days();
    Map<String, Long> sizes = sizes();
    return Arrays.stream(RowKind.values())
        .map(
            kind ->
                new Kept(
                    kind,
                    days.getOrDefault(kind, 0),
                    kind.configured(settings),
                    kind.leastDays(),
                    RowKind.MOST_DAYS,
                    kind.tables().stream()
                        .map(table -> sizes.getOrDefault(table, 0L))
                        .reduce(Long::sum)))
        .toList();
  }

  /**
   * Keeps a kind for so many days from now on; what is older is dropped soon.
   *
   * @throws Problem 422 at {@code /days} when they are too few, or too many
   */
  void choose(RowKind kind, int wanted) {
    if (wanted < kind.leastDays() || wanted > RowKind.MOST_DAYS) {
      throw Problem.invalid(
          "/days", "From %d to %d days.".formatted(kind.leastDays(), RowKind.MOST_DAYS));
    }
    demandSessionsBeforeCdrs(kind, wanted);
    database.update(
        "insert into retention (kind, days) values (?, ?)"
            + " on conflict (kind) do update set days = excluded.days",
        kind.name(),
        wanted);
  }

  /** A session is billed by its CDR, which has to be there as long. */
  private void demandSessionsBeforeCdrs(RowKind kind, int wanted) {
    Map<RowKind, Integer> days = days();
    int cdrs = kind == RowKind.ROAMING_CDRS ? wanted : days.getOrDefault(RowKind.ROAMING_CDRS, 0);
    int sessions =
        kind == RowKind.ROAMING_SESSIONS ? wanted : days.getOrDefault(RowKind.ROAMING_SESSIONS, 0);
    if (sessions > cdrs && (kind == RowKind.ROAMING_CDRS || kind == RowKind.ROAMING_SESSIONS)) {
      throw Problem.invalid("/days", "Sessions of partners are kept no longer than their CDRs.");
    }
  }

  /** Keeps a kind as long as the configuration says. */
  void forget(RowKind kind) {
    database.update("delete from retention where kind = ?", kind.name());
  }

  private Map<RowKind, Integer> chosen() {
    return database.query("select kind, days from retention", Retention::chosen).stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Map.Entry<RowKind, Integer> chosen(Row row) {
    return Map.entry(RowKind.valueOf(row.text("kind")), row.whole("days"));
  }

  private Map<String, Long> sizes() {
    Object tables =
        Arrays.stream(RowKind.values())
            .flatMap(kind -> kind.tables().stream())
            .toArray(String[]::new);
    return database
        .query(SIZES, row -> Map.entry(row.text("name"), row.big("bytes")), tables)
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
