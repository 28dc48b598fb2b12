package org.voltide.csms.lanes;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows for {@code COPY … FROM STDIN} in text format. Absent values become null; text is written as
 * {@link StorableText}. Not thread-safe.
 */
public final class CopyRows {
  private static final byte[] NULL = {'\\', 'N'};

  private byte[] rows = new byte[4096];
  private int length;
  private boolean rowStarted;
  private int count;

  public CopyRows text(@Nullable String value) {
    separate();
    if (value == null) {
      append(NULL, 0, NULL.length);
    } else {
      escape(StorableText.utf8(value));
    }
    return this;
  }

  /** JSON, as {@link StorableText#json} has it. */
  public CopyRows json(String value) {
    separate();
    escape(StorableText.jsonUtf8(value));
    return this;
  }

  public CopyRows number(@Nullable Number value) {
    return raw(value);
  }

  public CopyRows instant(Instant value) {
    separate();
    makeRoom(IsoTime.BYTES);
    length = IsoTime.write(value, rows, length);
    return this;
  }

  public CopyRows flag(boolean value) {
    return raw(value);
  }

  public CopyRows end() {
    append('\n');
    rowStarted = false;
    count++;
    return this;
  }

  public int count() {
    return count;
  }

  /** Sends all rows; does nothing when there are none. */
  public void into(Connection connection, String table, String columns) throws SQLException {
    if (count == 0) {
      return;
    }
    CopyIn copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("copy " + table + " (" + columns + ") from stdin");
    try {
      copy.writeToCopy(rows, 0, length);
      copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  private CopyRows raw(@Nullable Object value) {
    separate();
    byte[] text = value == null ? NULL : value.toString().getBytes(StandardCharsets.UTF_8);
    append(text, 0, text.length);
    return this;
  }

  private void separate() {
    if (rowStarted) {
      append('\t');
    }
    rowStarted = true;
  }

  /** Appends whole stretches between the few bytes that must be escaped; UTF-8 has no others. */
  private void escape(byte[] text) {
    int from = 0;
    for (int i = 0; i < text.length; i++) {
      char escape = escapeOf(text[i]);
      if (escape != 0) {
        append(text, from, i);
        append('\\');
        append(escape);
        from = i + 1;
      }
    }
    append(text, from, text.length);
  }

  private static char escapeOf(byte b) {
    if (b > '\r' && b != '\\') {
      return 0;
    }
    return switch (b) {
      case '\\' -> '\\';
      case '\t' -> 't';
      case '\n' -> 'n';
      case '\r' -> 'r';
      default -> 0;
    };
  }

  private void append(byte[] bytes, int from, int to) {
    makeRoom(to - from);
    System.arraycopy(bytes, from, rows, length, to - from);
    length += to - from;
  }

  private void append(char ascii) {
    makeRoom(1);
    rows[length++] = (byte) ascii;
  }

  private void makeRoom(int bytes) {
    if (rows.length - length < bytes) {
      rows = Arrays.copyOf(rows, Math.max(2 * rows.length, length + bytes));
    }
  }
}
