package org.voltide.csms.energy.settlement;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A JSON array of objects with the names of the columns; what is absent is left out. */
final class JsonRows implements Rows {

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private final List<String> columns;
  private final JsonGenerator out;

  JsonRows(List<String> columns, OutputStream out) throws IOException {
    this.columns = columns;
    this.out = JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    this.out.writeStartArray();
  }

  @Override
  public void add(List<Optional<?>> cells) throws IOException {
    out.writeStartObject();
    for (int i = 0; i < cells.size(); i++) {
      if (cells.get(i).isPresent()) {
        out.writeFieldName(columns.get(i));
        write(cells.get(i).get());
      }
    }
    out.writeEndObject();
  }

  private void write(Object cell) throws IOException {
    switch (cell) {
      case BigDecimal number -> out.writeNumber(number);
      case Boolean flag -> out.writeBoolean(flag);
      default -> out.writeString(cell.toString());
    }
  }

  @Override
  public void end() throws IOException {
    out.writeEndArray();
    out.flush();
  }
}
