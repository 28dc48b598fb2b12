package org.voltide.csms.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.voltide.csms.platform.EmbeddedDatabase;
import org.voltide.csms.platform.StartFailure;

/**
 * {@code restore FILE}: makes a data directory of a backup. It appears as a whole, and only once
 * its database has started; what is there is never overwritten.
 *
 * @param root the data directory, which must be absent or empty
 */
public record Restore(Path file, Path root) {

  private static final FileAttribute<?> OWNERS_DIRECTORY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final FileAttribute<?> OWNERS_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  /**
   * Reads what follows {@code restore}.
   *
   * @throws StartFailure when it makes no sense, or something is in the way
   */
  public static Restore parse(List<String> arguments, Path root) {
    if (arguments.size() != 1) {
      throw new StartFailure("Usage: restore FILE");
    }
    Path file = Path.of(arguments.getFirst()).toAbsolutePath().normalize();
    if (!Files.isReadable(file)) {
      throw new StartFailure("%s cannot be read.".formatted(file));
    }
    Restore restore = new Restore(file, root);
    if (!isEmpty(root)) {
      throw new StartFailure(
          "%s is not empty: move it away, or name another directory.".formatted(root));
    }
    if (Files.exists(restore.staging())) {
      throw new StartFailure(
          "%s is left of a restore that did not end: remove it.".formatted(restore.staging()));
    }
    return restore;
  }

  private static boolean isEmpty(Path directory) {
    if (!Files.exists(directory)) {
      return true;
    }
    try (Stream<Path> children = Files.list(directory)) {
      return children.findAny().isEmpty();
    } catch (IOException e) {
      throw new StartFailure("%s cannot be read.".formatted(directory), e);
    }
  }

  private Path staging() {
    return root.resolveSibling(root.getFileName() + ".restoring");
  }

  /**
   * Makes the data directory.
   *
   * @throws StartFailure when the file is no whole backup, or its database does not start
   */
  public void run(PrintStream out) {
    try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
      String madeAt = madeAt(zip);
      Files.createDirectories(root.getParent());
      for (ZipEntry entry : Collections.list(zip.entries())) {
        unpack(zip, entry);
      }
      startOnce(staging().resolve("postgres"));
      Files.deleteIfExists(staging().resolve(Backup.MARK));
      Files.deleteIfExists(root);
      Files.move(staging(), root, StandardCopyOption.ATOMIC_MOVE);
      out.printf("%s is as it was at %s.%n", root, madeAt);
    } catch (ZipException e) {
      throw noBackup(e);
    } catch (IOException | SQLException e) {
      throw new StartFailure("Nothing was restored: %s.".formatted(e.getMessage()), e);
    }
  }

  private String madeAt(ZipFile zip) throws IOException {
    ZipEntry mark = zip.getEntry(Backup.MARK);
    if (mark == null) {
      throw noBackup(new ZipException("no mark"));
    }
    try (InputStream in = zip.getInputStream(mark)) {
      List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      if (lines.size() != 2 || !lines.getFirst().equals(Backup.FORMAT)) {
        throw new StartFailure("%s is of another version of Voltide.".formatted(file));
      }
      return lines.getLast();
    }
  }

  private StartFailure noBackup(Exception cause) {
    return new StartFailure("%s is no backup, or not all of one.".formatted(file), cause);
  }

  private void unpack(ZipFile zip, ZipEntry entry) throws IOException {
    Path target = staging().resolve(entry.getName()).normalize();
    if (!target.startsWith(staging())) {
      throw noBackup(new ZipException(entry.getName()));
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target, OWNERS_DIRECTORY);
      return;
    }
    Files.createDirectories(target.getParent(), OWNERS_DIRECTORY);
    Files.createFile(target, OWNERS_FILE);
    try (InputStream in = zip.getInputStream(entry);
        OutputStream out = Files.newOutputStream(target)) {
      in.transferTo(out);
    }
  }

  /** What the log says is done to the files, and seen to work. */
  private static void startOnce(Path postgres) throws IOException, SQLException {
    if (!Files.exists(postgres.resolve("cluster"))) {
      return;
    }
    try (EmbeddedDatabase database =
            EmbeddedDatabase.start(postgres, postgres.resolve("programs"));
        Connection connection = database.dataSource("postgres").getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("checkpoint");
    }
  }
}
