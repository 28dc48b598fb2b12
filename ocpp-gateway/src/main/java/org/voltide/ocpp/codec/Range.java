package org.voltide.ocpp.codec;

import static org.voltide.ocpp.fault.OcppErrorCode.PropertyConstraintViolation;

/** The numbers from min to max, both allowed. */
record Range(long min, long max) {
  static final Range ALL = new Range(Long.MIN_VALUE, Long.MAX_VALUE);

  void check(double value) {
    if (value < min && min != Long.MIN_VALUE) {
      throw Binding.violation(PropertyConstraintViolation, "is less than " + min);
    }
    if (value > max && max != Long.MAX_VALUE) {
      throw Binding.violation(PropertyConstraintViolation, "is more than " + max);
    }
  }
}
