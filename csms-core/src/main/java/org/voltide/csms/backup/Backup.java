package org.voltide.csms.backup;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.voltide.csms.platform.StartFailure;

/**
 * {@code backup FILE}: everything that an installation knows, as of one moment. The database comes
 * first, so that a file that it names is there, too.
 *
 * @param file to be made; another one is never overwritten
 * @param root the data directory
 */
public record Backup(Path file, Path root) {

  /** In each backup, written last: without it a backup is not whole. */
  static final String MARK = "voltide-backup";

  static final String FORMAT = "1";

  private static final Set<String> OF_THE_PROCESS =
      Set.of("voltide.lock", "csms.run", ".writable", MARK);

  /**
   * Reads what follows {@code backup}.
   *
   * @throws StartFailure when it makes no sense, the file is there, or there is nothing to back up
   */
  public static Backup parse(List<String> arguments, Path root) {
    if (arguments.size() != 1) {
      throw new StartFailure("Usage: backup FILE");
    }
    Path file = Path.of(arguments.getFirst()).toAbsolutePath().normalize();
    if (Files.exists(file)) {
      throw new StartFailure("%s is there already, and is left as it is.".formatted(file));
    }
    if (file.startsWith(root)) {
      throw new StartFailure("A backup in %s would be lost with it.".formatted(root));
    }
    if (!Files.isDirectory(root)) {
      throw new StartFailure("There is nothing to back up in %s.".formatted(root));
    }
    return new Backup(file, root);
  }

  /** Whether there is an embedded database to copy. */
  public boolean hasCluster() {
    return Files.exists(cluster().resolve("PG_VERSION"));
  }

  private Path cluster() {
    return root.resolve("postgres").resolve("cluster");
  }

  /**
   * Makes the file.
   *
   * @param database the embedded one; absent when the database is elsewhere
   * @throws StartFailure when it cannot be made; then there is no file
   */
  public void run(Optional<DataSource> database, PrintStream out) {
    try {
      write(database);
      out.printf("%s: %d MB%n", file, (Files.size(file) >> 20) + 1);
    } catch (IOException | SQLException e) {
      throw new StartFailure("No backup was made: %s.".formatted(e.getMessage()), e);
    }
  }

  /** Under another name until it is whole and on the disk. */
  private void write(Optional<DataSource> database) throws IOException, SQLException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(part);
    try {
      fill(part, database);
      try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
        written.force(true);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private void fill(Path part, Optional<DataSource> database) throws IOException, SQLException {
    try (BackupFile backup = BackupFile.create(part, root)) {
      if (database.isPresent()) {
        try (Connection connection = database.get().getConnection()) {
          new ClusterCopy(cluster(), backup).run(connection);
        }
      }
      backup.addTree(root, this::isKept);
      backup.addText(root.resolve(MARK), "%s%n%s%n".formatted(FORMAT, Instant.now()));
    }
  }

  /** The database's programs are unpacked again, and logs are of the past. */
  private boolean isKept(Path path) {
    Path name = path.getFileName();
    return !path.equals(cluster())
        && !path.equals(root.resolve("postgres").resolve("programs"))
        && !(path.getParent().equals(root) && OF_THE_PROCESS.contains(name.toString()))
        && !name.toString().endsWith(".log");
  }
}
