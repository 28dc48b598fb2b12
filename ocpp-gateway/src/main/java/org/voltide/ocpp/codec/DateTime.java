package org.voltide.ocpp.codec;

import static org.voltide.ocpp.fault.OcppErrorCode.PropertyConstraintViolation;
import static org.voltide.ocpp.fault.OcppErrorCode.TypeConstraintViolation;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import org.voltide.ocpp.fault.Finding;

/**
 * A point in time: any RFC 3339 date-time in, if forgiven with half an offset or none, UTC with at
 * most three decimals out.
 */
record DateTime() implements Binding {
  private static final ThreadLocal<char[]> TEXT =
      ThreadLocal.withInitial(() -> new char[DateTimeWriter.MOST_CHARS]);

  private static final Instant MIN = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant MAX = Instant.parse("9999-12-31T23:59:59.999999999Z");

  @Override
  public Instant read(JsonParser in) throws IOException {
    if (!in.hasToken(JsonToken.VALUE_STRING)) {
      throw Binding.wrongType("a date-time", in);
    }
    try {
      DateTimeReader reader =
          new DateTimeReader(in.getTextCharacters(), in.getTextOffset(), in.getTextLength());
      Instant instant = inRange(reader.instant());
      if (reader.hasWholeOffset() || ForgivingParser.forgives(in, Finding.TIME_OFFSET)) {
        return instant;
      }
      throw unreadable(in.getText());
    } catch (DateTimeException unreadable) {
      throw unreadable(in.getText());
    }
  }

  private static RuntimeException unreadable(String text) {
    return Binding.violation(
        TypeConstraintViolation, Binding.quote(text) + " is not a date-time of RFC 3339");
  }

  @Override
  public void write(Object value, JsonGenerator out) throws IOException {
    char[] text = TEXT.get();
    int length = DateTimeWriter.write(inRange((Instant) value), text);
    out.writeString(text, 0, length);
  }

  /** An offset can lead out of the years that RFC 3339 can name. */
  private static Instant inRange(Instant instant) {
    if (instant.isBefore(MIN) || instant.isAfter(MAX)) {
      throw Binding.violation(PropertyConstraintViolation, "is not within the years 0 to 9999");
    }
    return instant;
  }
}
