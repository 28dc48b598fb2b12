package org.voltide.csms.lanes;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows for {@code COPY … FROM STDIN} in text format. Absent values become null; text is written as
 * {@link StorableText}. Not thread-safe.
 */
public final class CopyRows {
  private static final byte[] NULL = {'\\', 'N'};

  private final ByteArrayOutputStream rows = new ByteArrayOutputStream(4096);
  private boolean rowStarted;
  private int count;

  public CopyRows text(@Nullable String value) {
    separate();
    if (value == null) {
      rows.writeBytes(NULL);
    } else {
      escape(StorableText.of(value).getBytes(StandardCharsets.UTF_8));
    }
    return this;
  }

  public CopyRows number(@Nullable Number value) {
    return raw(value);
  }

  public CopyRows instant(Instant value) {
    return raw(value);
  }

  public CopyRows flag(boolean value) {
    return raw(value);
  }

  public CopyRows end() {
    rows.write('\n');
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
      copy.writeToCopy(rows.toByteArray(), 0, rows.size());
      copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  private CopyRows raw(@Nullable Object value) {
    separate();
    rows.writeBytes(value == null ? NULL : value.toString().getBytes(StandardCharsets.UTF_8));
    return this;
  }

  private void separate() {
    if (rowStarted) {
      rows.write('\t');
    }
    rowStarted = true;
  }

  /** Appends whole stretches between the few bytes that must be escaped; UTF-8 has no others. */
  private void escape(byte[] text) {
    int from = 0;
    for (int i = 0; i < text.length; i++) {
      char escape = escapeOf(text[i]);
      if (escape != 0) {
        rows.write(text, from, i - from);
        rows.write('\\');
        rows.write(escape);
        from = i + 1;
      }
    }
    rows.write(text, from, text.length - from);
  }

  private static char escapeOf(byte b) {
    return switch (b) {
      case '\\' -> '\\';
      case '\t' -> 't';
      case '\n' -> 'n';
      case '\r' -> 'r';
      default -> 0;
    };
  }
}
