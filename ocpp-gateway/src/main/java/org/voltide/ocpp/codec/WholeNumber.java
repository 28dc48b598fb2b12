package org.voltide.ocpp.codec;

import static org.voltide.ocpp.fault.OcppErrorCode.PropertyConstraintViolation;
import static org.voltide.ocpp.fault.OcppErrorCode.TypeConstraintViolation;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import java.io.IOException;

/** An integer of 32 bits, the widest OCPP has (OCPP 2.1 part 2, primitive data types). */
record WholeNumber(Range range) implements Binding {

  @Override
  public Integer read(JsonParser in) throws IOException {
    int value =
        switch (in.currentToken()) {
          case VALUE_NUMBER_INT -> integer(in);
          case VALUE_NUMBER_FLOAT -> wholeFloat(in);
          default -> throw Binding.wrongType("an integer", in);
        };
    range.check(value);
    return value;
  }

  @Override
  public void write(Object value, JsonGenerator out) throws IOException {
    int number = (int) value;
    range.check(number);
    out.writeNumber(number);
  }

  private static int integer(JsonParser in) throws IOException {
    if (in.getNumberType() != NumberType.INT) {
      throw tooWide();
    }
    return in.getIntValue();
  }

  /** JSON knows no integers: 2.0 is one. */
  private static int wholeFloat(JsonParser in) throws IOException {
    double value = in.getDoubleValue();
    if (value != Math.rint(value)) {
      throw Binding.violation(TypeConstraintViolation, "must be an integer");
    }
    if (value != (int) value) {
      throw tooWide();
    }
    return (int) value;
  }

  private static RuntimeException tooWide() {
    return Binding.violation(PropertyConstraintViolation, "does not fit into 32 bits");
  }
}
