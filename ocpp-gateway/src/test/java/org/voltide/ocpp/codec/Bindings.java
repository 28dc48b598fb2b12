package org.voltide.ocpp.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.StringWriter;

/** One binding alone. */
final class Bindings {
  private Bindings() {}

  static String written(Binding binding, Object value) throws IOException {
    StringWriter json = new StringWriter();
    try (JsonGenerator out = OcppJson.FACTORY.createGenerator(json)) {
      binding.write(value, out);
    }
    return json.toString();
  }

  static Object read(Binding binding, String json) throws IOException {
    try (JsonParser in = OcppJson.FACTORY.createParser(json)) {
      in.nextToken();
      return binding.read(in);
    }
  }
}
