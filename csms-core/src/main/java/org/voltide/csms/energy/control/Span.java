package org.voltide.csms.energy.control;

/** What a power is between, in W; negative out of the car. */
record Span(double lowW, double highW) {

  static Span of(double powerW) {
    return new Span(powerW, powerW);
  }

  /** Between what it is when it may be either. */
  Span or(Span other) {
    return new Span(Math.min(lowW, other.lowW), Math.max(highW, other.highW));
  }

  Span or(double powerW) {
    return or(of(powerW));
  }
}
