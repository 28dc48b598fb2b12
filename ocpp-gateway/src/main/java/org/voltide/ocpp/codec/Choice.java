package org.voltide.ocpp.codec;

import static org.voltide.ocpp.fault.OcppErrorCode.PropertyConstraintViolation;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.fault.Finding;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.ocpp.message.Since;

/** One of the enum constants that the version knows. */
final class Choice implements Binding {
  private final OcppVersion version;
  private final Map<String, Enum<?>> byName = new HashMap<>();

  private final Spellings<Enum<?>> spellings;

  /** By ordinal; null for constants the version does not know. */
  private final @Nullable SerializedString[] names;

  Choice(Class<?> type, OcppVersion version) {
    this.version = version;
    Object[] constants = type.getEnumConstants();
    names = new SerializedString[constants.length];
    for (Object each : constants) {
      Enum<?> constant = (Enum<?>) each;
      Field declaration = declaration(constant);
      Since since = declaration.getAnnotation(Since.class);
      if (since == null || version.isAtLeast(since.value())) {
        JsonProperty spelling = declaration.getAnnotation(JsonProperty.class);
        String name = spelling == null ? constant.name() : spelling.value();
        names[constant.ordinal()] = new SerializedString(name);
        byName.put(name, constant);
      }
    }
    spellings = new Spellings<>(byName);
  }

  @Override
  public Enum<?> read(JsonParser in) throws IOException {
    if (!in.hasToken(JsonToken.VALUE_STRING)) {
      throw Binding.wrongType("a string", in);
    }
    Optional<Enum<?>> constant = spellings.find(in);
    return constant.isPresent() ? constant.get() : inOtherCase(in);
  }

  private Enum<?> inOtherCase(JsonParser in) throws IOException {
    String name = in.getText();
    return byName.entrySet().stream()
        .filter(known -> known.getKey().equalsIgnoreCase(name))
        .filter(_ -> ForgivingParser.forgives(in, Finding.LETTER_CASE))
        .findFirst()
        .orElseThrow(() -> unknown(name))
        .getValue();
  }

  @Override
  public void write(Object value, JsonGenerator out) throws IOException {
    Enum<?> constant = (Enum<?>) value;
    SerializedString name = names[constant.ordinal()];
    if (name == null) {
      throw unknown(constant.name());
    }
    out.writeString(name);
  }

  private RuntimeException unknown(String name) {
    return Binding.violation(
        PropertyConstraintViolation,
        Binding.quote(name) + " is not one of the values of " + version.subprotocol());
  }

  private static Field declaration(Enum<?> constant) {
    try {
      return constant.getDeclaringClass().getField(constant.name());
    } catch (NoSuchFieldException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
