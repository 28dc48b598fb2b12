package org.voltide.csms.lanes;

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
  private final StringBuilder rows = new StringBuilder(4096);
  private boolean rowStarted;
  private int count;

  public CopyRows text(@Nullable String value) {
    separate();
    if (value == null) {
      rows.append("\\N");
    } else {
      StorableText.of(value).chars().forEach(c -> escape((char) c));
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
    rows.append('\n');
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
      byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
      copy.writeToCopy(bytes, 0, bytes.length);
      copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  private CopyRows raw(@Nullable Object value) {
    separate();
    rows.append(value == null ? "\\N" : value);
    return this;
  }

  private void separate() {
    if (rowStarted) {
      rows.append('\t');
    }
    rowStarted = true;
  }

  private void escape(char c) {
    switch (c) {
      case '\\' -> rows.append("\\\\");
      case '\t' -> rows.append("\\t");
      case '\n' -> rows.append("\\n");
      case '\r' -> rows.append("\\r");
      default -> rows.append(c);
    }
  }
}
