package org.voltide.csms.energy.settlement;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.voltide.csms.energy.settlement.Export.Column;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;

/**
 * Writes exports page by page, each in a transaction of its own that is over before any of it is
 * written: who reads slowly holds no connection. Thread-safe.
 */
@Singleton
class Exports {

  private static final int EXPORTS_AT_ONCE = 3;
  private static final int ROWS_OF_PAGE = 1000;

  private final Database database;
  private final Semaphore free = new Semaphore(EXPORTS_AT_ONCE);

  Exports(Database database) {
    this.database = database;
  }

  /** A form that a table is written in. */
  interface Format {
    Rows begin(List<String> columns, OutputStream out) throws IOException;
  }

  /** What is asked for. */
  record Asked(Export export, String site, Period period, Revisions revisions) {}

  /** Where a row is in the order. */
  private record Place(Instant time, UUID session, int revision) {}

  private record Line(Place place, List<Optional<?>> cells) {}

  /**
   * What writes a table when the answer is written.
   *
   * @throws Problem 503 when as many are being written as may be at once
   */
  StreamingOutput output(Asked asked, Format format) {
    if (free.availablePermits() == 0) {
      throw tooMany();
    }
    return out -> write(asked, format, out);
  }

  private static Problem tooMany() {
    return Problem.of(
        503,
        "%d exports are being written already: try again when one of them is done."
            .formatted(EXPORTS_AT_ONCE));
  }

  /**
   * Writes a table.
   *
   * @throws IOException when nobody reads it any more; nothing is written then
   * @throws Problem 503 when others began in between
   */
  void write(Asked asked, Format format, OutputStream out) throws IOException {
    if (!free.tryAcquire()) {
      throw tooMany();
    }
    try {
      Rows rows = format.begin(asked.export.columns().stream().map(Column::name).toList(), out);
      Place last = new Place(asked.period.from(), new UUID(0, 0), -1);
      List<Line> page;
      do {
        page = page(asked, last);
        for (Line line : page) {
          rows.add(line.cells);
          last = line.place;
        }
      } while (page.size() == ROWS_OF_PAGE);
      rows.end();
    } finally {
      free.release();
    }
  }

  private List<Line> page(Asked asked, Place last) {
    boolean all = asked.revisions == Revisions.ALL;
    return database.query(
        asked.export.sql(),
        row -> line(asked.export, row),
        asked.site,
        last.time,
        asked.period.to(),
        all,
        last.time,
        last.session,
        // What superseded the last row since is not written after it.
        all || last.revision < 0 ? last.revision : Integer.MAX_VALUE,
        ROWS_OF_PAGE);
  }

  private static Line line(Export export, Row row) {
    return new Line(
        new Place(
            row.instant(export.time()),
            UUID.fromString(row.text("session_id")),
            row.money("revision").intValueExact()),
        export.columns().stream().<Optional<?>>map(column -> column.read(row)).toList());
  }
}
