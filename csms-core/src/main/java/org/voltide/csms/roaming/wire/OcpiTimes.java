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
import java.time.temporal.ChronoUnit;

/** Times in OCPI: UTC, at most 25 characters, with or without Z. */
public final class OcpiTimes {

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
    return DateTimeFormatter.ISO_DATE_TIME.parseBest(
                text, OffsetDateTime::from, LocalDateTime::from)
            instanceof OffsetDateTime exact
        ? exact.toInstant()
        : LocalDateTime.parse(text, DateTimeFormatter.ISO_DATE_TIME).toInstant(ZoneOffset.UTC);
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
