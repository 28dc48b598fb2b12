package org.voltide.pki.audit;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * How far the log is known.
 *
 * @param head hash of the last entry
 * @param count of entries
 * @param bytes of all their lines
 */
public record Chain(String head, long count, long bytes) {
  static final Chain EMPTY = new Chain(Entry.START, 0, 0);

  /** Where a log stops making sense. */
  static final class BrokenException extends Exception {
    private static final long serialVersionUID = 1;

    private final long line;

    BrokenException(long line, String reason) {
      super(reason);
      this.line = line;
    }

    Reading.Broken reading() {
      return new Reading.Broken(line, getMessage());
    }
  }

  /** The chain with whole lines after it, and their entries. */
  record Longer(Chain chain, List<Entry> entries) {}

  /** Follows the lines in what the file holds after this; a last line without end is left. */
  Longer follow(byte[] more) throws BrokenException {
    List<Entry> entries = new ArrayList<>();
    Chain chain = this;
    int start = 0;
    for (int i = 0; i < more.length; i++) {
      if (more[i] == '\n') {
        Entry entry = chain.next(ByteBuffer.wrap(more, start, i - start));
        entries.add(entry);
        start = i + 1;
        chain = new Chain(entry.hash(), entry.number(), bytes + start);
      }
    }
    return new Longer(chain, entries);
  }

  private Entry next(ByteBuffer line) throws BrokenException {
    try {
      Entry entry =
          Entry.read(StandardCharsets.UTF_8.newDecoder().decode(line.duplicate()).toString());
      if (!entry.previous().equals(head)) {
        throw new BrokenException(count + 1, "it does not follow from the line before");
      }
      if (entry.number() != count + 1) {
        throw new BrokenException(count + 1, "its number is " + entry.number());
      }
      return entry;
    } catch (CharacterCodingException | IllegalArgumentException e) {
      throw new BrokenException(count + 1, "it cannot be read: " + e.getMessage());
    }
  }
}
