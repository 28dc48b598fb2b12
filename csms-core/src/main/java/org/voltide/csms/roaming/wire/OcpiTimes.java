package org.voltide.csms.roaming.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;

/** Times in OCPI: UTC, at most 25 characters, with or without Z. */
public final class OcpiTimes {
  private static final int LAST_YEAR = 9999;

  private OcpiTimes() {}

  static SimpleModule module() {
    return new SimpleModule()
        .addSerializer(Instant.class, new Writer())
        .addDeserializer(Instant.class, new Reader());
  }

  /** Milliseconds are as fine as 25 characters allow. */
  public static String text(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  /**
   * @throws DateTimeException when it is no time
   */
  public static Instant read(String text) {
    TemporalAccessor told =
        DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
    int year = told.get(ChronoField.YEAR);
    if (year < 0 || year > LAST_YEAR) {
      throw new DateTimeException("a year has four digits (RFC 3339)");
    }
    return told instanceof OffsetDateTime exact
        ? exact.toInstant()
        : LocalDateTime.from(told).toInstant(ZoneOffset.UTC);
  }

  private static final class Writer extends StdSerializer<Instant> {
    Writer() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant time, JsonGenerator out, SerializerProvider context)
        throws IOException {
      out.writeString(text(time));
    }
  }

  private static final class Reader extends StdDeserializer<Instant> {
    Reader() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser in, DeserializationContext context) throws IOException {
      try {
        return read(in.getText().strip());
      } catch (DateTimeException noTime) {
        throw context.weirdStringException(in.getText(), Instant.class, "no time in UTC");
      }
    }
  }
}
