package org.voltide.csms.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A consistent copy of a PostgreSQL cluster whose server goes on meanwhile, by its low-level backup
 * API (PostgreSQL 18, 25.3.4): the files as they are, and the log that makes them one state.
 */
final class ClusterCopy {

  /** Of no use in another life of the server (25.3.4.2). */
  private static final Set<String> LEFT_OUT =
      Set.of("postmaster.pid", "postmaster.opts", "epg-lock", "pg_internal.init");

  /** Directories that are copied empty; the log follows on its own. */
  private static final Set<String> EMPTY =
      Set.of(
          "pg_wal",
          "pg_replslot",
          "pg_dynshmem",
          "pg_notify",
          "pg_serial",
          "pg_snapshots",
          "pg_stat_tmp",
          "pg_subtrans");

  private final Path cluster;
  private final BackupFile backup;

  ClusterCopy(Path cluster, BackupFile backup) {
    this.cluster = cluster;
    this.backup = backup;
  }

  void run(Connection connection) throws SQLException, IOException {
    try (Statement statement = connection.createStatement()) {
      // Keeps the log until it is copied; it goes with this connection.
      statement.execute(
          "select pg_create_physical_replication_slot('backup_%s', true, true)"
              .formatted(UUID.randomUUID().toString().replace('-', '_')));
      String first =
          one(statement, "select pg_walfile_name(pg_backup_start('voltide', true))").getFirst();
      backup.addTree(cluster, this::isCopied);
      List<String> end =
          one(statement, "select pg_walfile_name(lsn), labelfile from pg_backup_stop(false)");
      backup.addText(cluster.resolve("backup_label"), end.get(1));
      addLog(first, end.getFirst());
    }
  }

  private static List<String> one(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getMetaData().getColumnCount() == 1
          ? List.of(row.getString(1))
          : List.of(row.getString(1), row.getString(2));
    }
  }

  private boolean isCopied(Path path) {
    Path inside = cluster.relativize(path);
    String name = path.getFileName().toString();
    return !LEFT_OUT.contains(name)
        && !name.startsWith("pgsql_tmp")
        && (inside.getNameCount() == 1 || !EMPTY.contains(inside.getName(0).toString()));
  }

  /** Names of segments sort as they follow on each other. */
  private void addLog(String first, String last) throws IOException {
    try (Stream<Path> files = Files.list(cluster.resolve("pg_wal"))) {
      List<Path> segments =
          files
              .filter(file -> file.getFileName().toString().length() == first.length())
              .filter(file -> file.getFileName().toString().compareTo(first) >= 0)
              .filter(file -> file.getFileName().toString().compareTo(last) <= 0)
              .sorted()
              .toList();
      for (Path segment : segments) {
        backup.addFile(segment);
      }
    }
  }
}
