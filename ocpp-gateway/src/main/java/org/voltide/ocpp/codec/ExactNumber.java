package org.voltide.ocpp.codec;

import static org.voltide.ocpp.fault.OcppErrorCode.PropertyConstraintViolation;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.math.BigDecimal;
import org.voltide.ocpp.fault.Finding;

/**
 * An amount of money, price or tax, or a limit of OCPP 1.6, digit for digit.
 *
 * @param tenths at most one decimal is allowed
 */
record ExactNumber(Range range, boolean tenths) implements Binding {
  /** Bounds what a short number such as 1e999999999 becomes when written out. */
  private static final int MAX_SCALE = 64;

  @Override
  public BigDecimal read(JsonParser in) throws IOException {
    if (!in.currentToken().isNumeric()) {
      throw Binding.wrongType("a number", in);
    }
    BigDecimal value = in.getDecimalValue();
    checked(value);
    if (tenths && isTooFine(value) && !ForgivingParser.forgives(in, Finding.DECIMALS)) {
      throw tooFine();
    }
    return value;
  }

  @Override
  public void write(Object value, JsonGenerator out) throws IOException {
    BigDecimal number = checked((BigDecimal) value);
    if (tenths && isTooFine(number)) {
      throw tooFine();
    }
    out.writeNumber(number.toPlainString());
  }

  private static boolean isTooFine(BigDecimal value) {
    return value.stripTrailingZeros().scale() > 1;
  }

  private static RuntimeException tooFine() {
    return Binding.violation(PropertyConstraintViolation, "has more than one decimal");
  }

  private BigDecimal checked(BigDecimal value) {
    if (Math.abs((long) value.scale()) > MAX_SCALE) {
      throw Binding.violation(PropertyConstraintViolation, "has an exponent beyond +-" + MAX_SCALE);
    }
    range.check(value.doubleValue());
    return value;
  }
}
