package org.voltide.ocpp.codec;

import static org.voltide.ocpp.fault.OcppErrorCode.FormatViolation;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Optional;
import org.voltide.ocpp.fault.Finding;
import org.voltide.ocpp.message.OcppVersion;

/**
 * A field that the version does not have.
 *
 * @param tolerated how it is read nevertheless, where that can be forgiven
 */
record Foreign(OcppVersion version, Optional<Binding> tolerated) implements Binding {

  @Override
  public Object read(JsonParser in) throws IOException {
    return tolerated
        .filter(_ -> ForgivingParser.forgives(in, Finding.ERRATA_FIELD))
        .orElseThrow(this::refusal)
        .read(in);
  }

  @Override
  public void write(Object value, JsonGenerator out) {
    throw refusal();
  }

  private RuntimeException refusal() {
    return Binding.violation(FormatViolation, "is not a field of " + version.subprotocol());
  }
}
