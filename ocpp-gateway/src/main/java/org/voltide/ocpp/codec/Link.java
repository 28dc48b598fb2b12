package org.voltide.ocpp.codec;

import static org.voltide.ocpp.fault.OcppErrorCode.PropertyConstraintViolation;
import static org.voltide.ocpp.fault.OcppErrorCode.TypeConstraintViolation;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;

/** An absolute URI. */
record Link() implements Binding {

  @Override
  public URI read(JsonParser in) throws IOException {
    if (!in.hasToken(JsonToken.VALUE_STRING)) {
      throw Binding.wrongType("a URI", in);
    }
    String text = in.getText();
    try {
      return checked(new URI(text));
    } catch (URISyntaxException unreadable) {
      throw Binding.violation(TypeConstraintViolation, Binding.quote(text) + " is not a URI");
    }
  }

  @Override
  public void write(Object value, JsonGenerator out) throws IOException {
    out.writeString(checked((URI) value).toString());
  }

  private static URI checked(URI uri) {
    if (!uri.isAbsolute()) {
      throw Binding.violation(PropertyConstraintViolation, "is not an absolute URI");
    }
    return uri;
  }
}
