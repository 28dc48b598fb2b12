package org.voltide.ocpp.codec;

import static org.voltide.ocpp.fault.OcppErrorCode.OccurrenceConstraintViolation;
import static org.voltide.ocpp.fault.OcppErrorCode.TypeConstraintViolation;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.fault.OcppFaultException;

/** An array of min to max elements of one kind; an unmodifiable list in Java. */
record Sequence(Binding element, int min, int max) implements Binding {

  @Override
  public List<Object> read(JsonParser in) throws IOException {
    if (!in.isExpectedStartArrayToken()) {
      throw Binding.wrongType("an array", in);
    }
    List<Object> values = List.of();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      checkMax(values.size() + 1);
      values = with(values, readElement(values.size(), in));
    }
    checkMin(values.size());
    return values.size() > 1 ? Collections.unmodifiableList(values) : values;
  }

  /** Most lists of OCPP have one element. */
  private static List<Object> with(List<Object> values, Object another) {
    return switch (values.size()) {
      case 0 -> List.of(another);
      case 1 -> new ArrayList<>(List.of(values.getFirst(), another));
      default -> {
        values.add(another);
        yield values;
      }
    };
  }

  @Override
  public void write(Object value, JsonGenerator out) throws IOException {
    List<?> values = (List<?>) value;
    checkMin(values.size());
    checkMax(values.size());
    out.writeStartArray();
    for (int i = 0; i < values.size(); i++) {
      writeElement(i, values.get(i), out);
    }
    out.writeEndArray();
  }

  private Object readElement(int index, JsonParser in) throws IOException {
    try {
      return element.read(in);
    } catch (OcppFaultException fault) {
      throw fault.within(Integer.toString(index));
    }
  }

  private void writeElement(int index, @Nullable Object value, JsonGenerator out)
      throws IOException {
    try {
      if (value == null) {
        throw Binding.violation(TypeConstraintViolation, "must not be null");
      }
      element.write(value, out);
    } catch (OcppFaultException fault) {
      throw fault.within(Integer.toString(index));
    }
  }

  private void checkMin(int size) {
    if (size < min) {
      throw Binding.violation(OccurrenceConstraintViolation, "needs at least " + min + " elements");
    }
  }

  private void checkMax(int size) {
    if (size > max) {
      throw Binding.violation(OccurrenceConstraintViolation, "has more than " + max + " elements");
    }
  }
}
