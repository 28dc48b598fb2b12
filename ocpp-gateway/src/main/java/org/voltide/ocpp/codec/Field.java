package org.voltide.ocpp.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.fault.OcppFaultException;

/**
 * A named member of a JSON object.
 *
 * @param index its place among the record's components
 */
record Field(SerializedString label, int index, boolean required, Binding binding) {

  String name() {
    return label.getValue();
  }

  Object read(JsonParser in) throws IOException {
    try {
      return binding.read(in);
    } catch (OcppFaultException fault) {
      throw fault.within(name());
    }
  }

  /** Writes name and value; an absent value leaves nothing behind. */
  void write(@Nullable Object value, JsonGenerator out) throws IOException {
    if (value == null) {
      if (required) {
        throw Binding.missing(name());
      }
      return;
    }
    out.writeFieldName(label);
    try {
      binding.write(value, out);
    } catch (OcppFaultException fault) {
      throw fault.within(name());
    }
  }
}
