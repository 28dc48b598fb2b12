package org.voltide.ocpp.codec;

import static org.voltide.ocpp.fault.OcppErrorCode.PropertyConstraintViolation;
import static org.voltide.ocpp.fault.OcppErrorCode.TypeConstraintViolation;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * A physical quantity as a double.
 *
 * @param whole only integers are allowed
 */
record RealNumber(Range range, boolean whole) implements Binding {
  /** Up to here every whole double is exact and Java writes fractions without an exponent. */
  private static final double PLAIN_LIMIT = 1e7;

  @Override
  public Double read(JsonParser in) throws IOException {
    if (!in.currentToken().isNumeric()) {
      throw Binding.wrongType("a number", in);
    }
    return checked(in.getDoubleValue());
  }

  @Override
  public void write(Object value, JsonGenerator out) throws IOException {
    double number = checked((double) value);
    double size = Math.abs(number);
    if (size < PLAIN_LIMIT && number == (int) number) {
      out.writeNumber((int) number);
    } else if (size >= 1e-3 && size < PLAIN_LIMIT) {
      out.writeNumber(number);
    } else {
      out.writeNumber(BigDecimal.valueOf(number).stripTrailingZeros().toPlainString());
    }
  }

  private double checked(double value) {
    if (!Double.isFinite(value)) {
      throw Binding.violation(PropertyConstraintViolation, "is too large");
    }
    if (whole && value != Math.rint(value)) {
      throw Binding.violation(TypeConstraintViolation, "must be an integer");
    }
    range.check(value);
    return value;
  }
}
