package org.voltide.ocpp.codec;

import static org.voltide.ocpp.fault.OcppErrorCode.FormatViolation;
import static org.voltide.ocpp.fault.OcppErrorCode.NotSupported;
import static org.voltide.ocpp.fault.OcppErrorCode.PropertyConstraintViolation;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Set;
import org.voltide.ocpp.fault.Finding;
import org.voltide.ocpp.fault.OcppFaultException;
import org.voltide.ocpp.message.Message;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.ocpp.message.Since;

/**
 * Payloads of one OCPP version. Reading and writing check every constraint of the version's schema
 * in the same pass. Thread-safe.
 *
 * <p>A violation is an {@link OcppFaultException} with the code OCPP names for it (OCPP 2.1 part 4,
 * 4.3): a required field or list element too few or too many is OccurrenceConstraintViolation; a
 * wrong JSON type, an unreadable date-time or a fraction where an integer belongs is
 * TypeConstraintViolation; an unknown value, a string too long, a number out of range is
 * PropertyConstraintViolation; an unknown or repeated field and broken JSON is FormatViolation.
 */
public final class PayloadCodec {
  private static final PayloadCodec V1_6 = new PayloadCodec(OcppVersion.V1_6);
  private static final PayloadCodec V2_0_1 = new PayloadCodec(OcppVersion.V2_0_1);
  private static final PayloadCodec V2_1 = new PayloadCodec(OcppVersion.V2_1);

  private final OcppVersion version;
  private final Shapes shapes;

  private PayloadCodec(OcppVersion version) {
    this.version = version;
    this.shapes = new Shapes(version);
  }

  public static PayloadCodec of(OcppVersion version) {
    return switch (version) {
      case V1_6 -> V1_6;
      case V2_0_1 -> V2_0_1;
      case V2_1 -> V2_1;
    };
  }

  public OcppVersion version() {
    return version;
  }

  /**
   * Reads the object whose START_OBJECT is current and leaves the parser at its END_OBJECT; after a
   * fault the parser is somewhere inside.
   */
  public <T extends Message> T read(Class<T> type, JsonParser parser) throws OcppFaultException {
    try {
      return type.cast(shapes.of(type).read(parser));
    } catch (JsonProcessingException malformed) {
      throw malformed(malformed);
    } catch (NumberFormatException unthinkable) {
      // What BigDecimal says to exponents of more than ten digits; Jackson passes it on.
      throw Binding.violation(PropertyConstraintViolation, "A number has too large an exponent");
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /**
   * As {@link #read(Class, JsonParser)}, but forgives what stations are known to get wrong.
   *
   * @param findings takes what was forgiven
   */
  public <T extends Message> T forgive(Class<T> type, JsonParser parser, Set<Finding> findings)
      throws OcppFaultException {
    try (ForgivingParser forgiving = ForgivingParser.of(parser, findings)) {
      return read(type, forgiving);
    } catch (JsonProcessingException malformed) {
      throw malformed(malformed);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Reads a text that is one payload and nothing else. */
  public <T extends Message> T read(Class<T> type, String json) throws OcppFaultException {
    try (JsonParser parser = OcppJson.FACTORY.createParser(json)) {
      if (parser.nextToken() == null) {
        throw Binding.violation(FormatViolation, "The payload is empty");
      }
      T message = read(type, parser);
      if (parser.nextToken() != null) {
        throw Binding.violation(FormatViolation, "The payload is followed by more");
      }
      return message;
    } catch (JsonProcessingException malformed) {
      throw malformed(malformed);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /**
   * Writes the message as one object. What the version cannot say is refused: a field, value or
   * whole message that a later version brought. After a fault the output is to be thrown away.
   */
  public void write(Message message, JsonGenerator out) throws OcppFaultException {
    Since since = message.getClass().getAnnotation(Since.class);
    if (since != null && !version.isAtLeast(since.value())) {
      throw Binding.violation(
          NotSupported,
          message.getClass().getSimpleName() + " is not part of " + version.subprotocol());
    }
    try {
      shapes.of(message.getClass()).write(message, out);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  public String write(Message message) throws OcppFaultException {
    StringWriter json = new StringWriter();
    try (JsonGenerator out = OcppJson.FACTORY.createGenerator(json)) {
      write(message, out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return json.toString();
  }

  private static OcppFaultException malformed(JsonProcessingException e) {
    return Binding.violation(FormatViolation, "Malformed JSON: " + e.getOriginalMessage());
  }
}
