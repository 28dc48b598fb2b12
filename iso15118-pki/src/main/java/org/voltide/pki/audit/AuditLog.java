package org.voltide.pki.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.voltide.pki.audit.Chain.BrokenException;

/**
 * The log in a file, and what follows from it. Several processes may write it: each sees the
 * others' entries before it adds its own.
 */
public final class AuditLog {
  private static final int LATEST = 200;

  private final Path file;
  private final Consumer<Entry> follower;
  private final Deque<Entry> latest = new ArrayDeque<>();
  private Chain known = Chain.EMPTY;
  private boolean isBroken;

  /**
   * @param follower is told of every entry once, in order, old and new; it throws
   *     IllegalArgumentException for one that makes no sense
   */
  public AuditLog(Path file, Consumer<Entry> follower) {
    this.file = file;
    this.follower = follower;
  }

  /** What an act's entry says beside its place in the log. */
  @FunctionalInterface
  public interface Draft<X extends Exception> {

    /** Makes the entry that follows the chain; when it throws, nothing is added. */
    Entry after(Chain chain) throws IOException, GeneralSecurityException, X;
  }

  /** Reads and checks a whole log; one that is not there has no entries. */
  public static Reading read(Path file) throws IOException {
    byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    try {
      Chain.Longer all = Chain.EMPTY.follow(bytes);
      return new Reading.Intact(
          all.entries(), all.chain().head(), bytes.length - (int) all.chain().bytes());
    } catch (BrokenException e) {
      return e.reading();
    }
  }

  /** Tells the follower of what others added. */
  public synchronized Chain catchUp() throws IOException {
    if (Files.exists(file)) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
          FileLock _ = channel.lock(0, Long.MAX_VALUE, true)) {
        catchUp(channel);
      }
    }
    return known;
  }

  /**
   * Adds an entry; it is on the disk when this returns.
   *
   * @throws IOException also when the log is broken
   */
  public synchronized <X extends Exception> Entry append(Draft<X> draft)
      throws IOException, GeneralSecurityException, X {
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (FileChannel channel = open();
        FileLock _ = channel.lock()) {
      catchUp(channel);
      Entry entry = draft.after(known);
      byte[] line = (entry.line() + "\n").getBytes(StandardCharsets.UTF_8);
      channel.truncate(known.bytes()).position(known.bytes());
      write(channel, ByteBuffer.wrap(line));
      follow(line);
      return entry;
    }
  }

  private FileChannel open() throws IOException {
    return FileChannel.open(
        file,
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  private void catchUp(FileChannel channel) throws IOException {
    if (channel.size() < known.bytes()) {
      throw new IOException("The audit log %s has lost lines".formatted(file));
    }
    ByteBuffer more = ByteBuffer.allocate(Math.toIntExact(channel.size() - known.bytes()));
    channel.position(known.bytes());
    while (more.hasRemaining() && channel.read(more) >= 0) {
      // Reads on.
    }
    follow(more.array());
  }

  /** A log that once made no sense is not believed again. */
  private void follow(byte[] lines) throws IOException {
    if (isBroken) {
      throw new IOException("The audit log %s is broken: verify it".formatted(file));
    }
    try {
      Chain.Longer longer = known.follow(lines);
      known = longer.chain();
      longer.entries().forEach(this::follow);
    } catch (BrokenException | IllegalArgumentException e) {
      isBroken = true;
      throw new IOException(
          "The audit log %s is broken: %s; verify it".formatted(file, e.getMessage()), e);
    }
  }

  private void follow(Entry entry) {
    follower.accept(entry);
    latest.addLast(entry);
    if (latest.size() > LATEST) {
      latest.removeFirst();
    }
  }

  /** The last 200 entries that are known, in order. */
  public synchronized List<Entry> latest() {
    return List.copyOf(latest);
  }

  private static void write(FileChannel channel, ByteBuffer line) throws IOException {
    while (line.hasRemaining()) {
      channel.write(line);
    }
    channel.force(true);
  }
}
