package org.voltide.csms.platform;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The data directory, held by this instance alone until it is closed or the process ends. */
public final class DataDirectory implements AutoCloseable {

  /** Below this a database start would only fail later and worse. */
  private static final long LEAST_FREE_BYTES = 256L << 20;

  private final Path root;
  private final FileChannel channel;

  private DataDirectory(Path root, FileChannel channel) {
    this.root = root;
    this.channel = channel;
  }

  /**
   * Creates the directory when missing and takes it.
   *
   * @throws StartFailure when it cannot be written, its disk is full, or another instance holds it
   */
  public static DataDirectory open(Path path) {
    Path root = path.toAbsolutePath().normalize();
    try {
      Files.createDirectories(root);
      if (Files.getFileStore(root).getUsableSpace() < LEAST_FREE_BYTES) {
        throw new StartFailure(
            "The disk of data directory %s is full: less than %d MB are free."
                .formatted(root, LEAST_FREE_BYTES >> 20));
      }
      return lock(root);
    } catch (FileAlreadyExistsException e) {
      throw new StartFailure("Data directory %s is a file.".formatted(root), e);
    } catch (IOException e) {
      throw new StartFailure("Data directory %s is not writable.".formatted(root), e);
    }
  }

  private static DataDirectory lock(Path root) throws IOException {
    FileChannel channel =
        FileChannel.open(
            root.resolve("voltide.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return new DataDirectory(root, channel);
      }
    } catch (OverlappingFileLockException e) {
      // Held by this very process: the same answer as for any other.
    }
    channel.close();
    throw new StartFailure("Another instance of Voltide is running on %s.".formatted(root));
  }

  /** Its absolute path. */
  public Path root() {
    return root;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
