package org.voltide.csms.lanes;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * The daily partitions (UTC) of the append-only tables. A day is created before its first row is
 * written, usually ahead by {@link PartitionKeeper}; writing late data creates it on demand.
 * Attaching needs no lock that readers or writers would notice. Thread-safe.
 */
@Singleton
public class Partitions {
  private static final String ATTACHED = partitions("not i.inhdetachpending");

  /** Two transactions detach concurrently; a crash may come between them. */
  private static final String DETACHING = partitions("i.inhdetachpending");

  /** A crash may also come between detaching and dropping. */
  private static final String DETACHED =
      """
      select c.relname from pg_class parent
        join pg_class c on c.relnamespace = parent.relnamespace
                       and starts_with(c.relname, parent.relname || '_')
       where parent.oid = ?::regclass and c.relkind = 'r' and not c.relispartition
      """;

  private final DataSource database;
  private final Map<String, Set<LocalDate>> known = new ConcurrentHashMap<>();

  public Partitions(DataSource database) {
    this.database = database;
  }

  /** Makes sure that rows of these times can be written to a table. */
  public void cover(String table, Collection<Instant> times) throws SQLException {
    Set<LocalDate> existing = known.computeIfAbsent(table, any -> ConcurrentHashMap.newKeySet());
    Set<LocalDate> missing =
        times.stream()
            .map(time -> LocalDate.ofInstant(time, ZoneOffset.UTC))
            .filter(day -> !existing.contains(day))
            .collect(Collectors.toSet());
    for (LocalDate day : missing) {
      create(table, day);
      existing.add(day);
    }
  }

  /**
   * Drops the days of a table that ended before the first one kept, and those that an earlier call
   * was killed at; returns how many.
   */
  public int dropBefore(String table, LocalDate firstKept) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (LocalDate half : days(connection, table, DETACHING)) {
        detach(statement, table, half, "finalize");
      }
      for (LocalDate day : days(connection, table, ATTACHED)) {
        if (day.isBefore(firstKept)) {
          known.getOrDefault(table, Set.of()).remove(day);
          detach(statement, table, day, "concurrently");
        }
      }
      List<LocalDate> detached = days(connection, table, DETACHED);
      for (LocalDate day : detached) {
        statement.execute("drop table if exists " + name(table, day));
      }
      return detached.size();
    }
  }

  private static void detach(Statement statement, String table, LocalDate day, String how)
      throws SQLException {
    statement.execute(
        "alter table %s detach partition %s %s".formatted(table, name(table, day), how));
  }

  private static String partitions(String which) {
    return "select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid"
        + " where i.inhparent = ?::regclass and "
        + which;
  }

  private void create(String table, LocalDate day) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      // Serialises creators; released by the commit.
      statement.execute("select pg_advisory_xact_lock(hashtext('partitions of " + table + "'))");
      if (!days(connection, table, ATTACHED).contains(day)) {
        String partition = name(table, day);
        statement.execute(
            "create table " + partition + " (like " + table + " including all excluding identity)");
        statement.execute(
            "alter table %s attach partition %s for values from ('%sT00:00Z') to ('%sT00:00Z')"
                .formatted(table, partition, day, day.plusDays(1)));
      }
      connection.commit();
    }
  }

  private static List<LocalDate> days(Connection connection, String table, String which)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(which)) {
      query.setString(1, table);
      List<LocalDate> days = new ArrayList<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          dayOf(table, rows.getString(1)).ifPresent(days::add);
        }
      }
      return days;
    }
  }

  private static String name(String table, LocalDate day) {
    return table + "_" + day.toString().replace('-', '_');
  }

  private static Optional<LocalDate> dayOf(String table, String partition) {
    return partition.matches(table + "_\\d{4}_\\d{2}_\\d{2}")
        ? Optional.of(LocalDate.parse(partition.substring(table.length() + 1).replace('_', '-')))
        : Optional.empty();
  }
}
