package org.voltide.ocpp.dialect;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.type.CustomData;

/** What OCPP 1.6 says and OCPP 2.1 has no field for: kept beside the message. */
final class Extra {
  /** Under this name it stands in {@code customData}. */
  static final String VENDOR = "org.voltide.ocpp1.6";

  private final ObjectNode fields = JsonNodeFactory.instance.objectNode();

  Extra with(String name, @Nullable String value) {
    if (value != null) {
      fields.put(name, value);
    }
    return this;
  }

  /** The array of that name, made at its first use. */
  Extra add(String name, Extra element) {
    fields.withArray("/" + name).add(element.fields);
    return this;
  }

  Optional<CustomData> data() {
    return fields.isEmpty() ? Optional.empty() : Optional.of(new CustomData(VENDOR, fields));
  }
}
