package org.voltide.csms.energy.settlement;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A table while it is written, row by row. */
sealed interface Rows permits CsvRows, JsonRows {

  /**
   * Writes a row.
   *
   * @param cells a text, decimal number, time or truth value each, in the order of the columns
   */
  void add(List<Optional<?>> cells) throws IOException;

  /** Ends the table and sends what is left. */
  void end() throws IOException;
}
