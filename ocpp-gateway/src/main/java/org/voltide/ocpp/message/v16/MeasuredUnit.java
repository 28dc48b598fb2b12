package org.voltide.ocpp.message.v16;

/** The unit of a sample. Celcius is how the first edition spelled it. */
public enum MeasuredUnit {
  Wh,
  kWh,
  varh,
  kvarh,
  W,
  kW,
  VA,
  kVA,
  var,
  kvar,
  A,
  V,
  K,
  Celcius,
  Celsius,
  Fahrenheit,
  Percent
}
