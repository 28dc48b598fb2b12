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

  /** Drops the days of a table that ended before the first one kept; returns how many. */
  public int dropBefore(String table, LocalDate firstKept) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      List<LocalDate> expired =
          days(connection, table).stream().filter(day -> day.isBefore(firstKept)).toList();
      for (LocalDate day : expired) {
        known.getOrDefault(table, Set.of()).remove(day);
        String partition = name(table, day);
        statement.execute(
            "alter table " + table + " detach partition " + partition + " concurrently");
        statement.execute("drop table " + partition);
      }
      return expired.size();
    }
  }

  private void create(String table, LocalDate day) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      // Serialises creators; released by the commit.
      statement.execute("select pg_advisory_xact_lock(hashtext('partitions of " + table + "'))");
      if (!days(connection, table).contains(day)) {
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

  private static List<LocalDate> days(Connection connection, String table) throws SQLException {
    String sql =
        "select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid"
            + " where i.inhparent = ?::regclass";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
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
