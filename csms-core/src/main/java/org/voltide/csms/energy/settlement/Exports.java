package org.voltide.csms.energy.settlement;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.voltide.csms.energy.settlement.Export.Column;
import org.voltide.csms.store.Database;

/** Writes exports as their rows come out of the database. Thread-safe. */
@Singleton
class Exports {

  private final Database database;

  Exports(Database database) {
    this.database = database;
  }

  /** A form that a table is written in. */
  interface Format {
    Rows begin(List<String> columns, OutputStream out) throws IOException;
  }

  /**
   * Writes a table.
   *
   * @throws IOException when nobody reads it any more; nothing is written then
   */
  void write(
      Export export,
      Format format,
      String site,
      Period period,
      Revisions revisions,
      OutputStream out)
      throws IOException {
    List<Column> columns = export.columns();
    Rows rows = format.begin(columns.stream().map(Column::name).toList(), out);
    try {
      database.each(
          export.sql(),
          row -> add(rows, columns.stream().<Optional<?>>map(c -> c.read(row)).toList()),
          site,
          period.from(),
          period.to(),
          revisions == Revisions.ALL);
    } catch (UncheckedIOException gone) {
      throw gone.getCause();
    }
    rows.end();
  }

  private static void add(Rows rows, List<Optional<?>> cells) {
    try {
      rows.add(cells);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
