package org.voltide.csms.energy.need;

/** Who said most reliably what a car needs, best first. */
public enum NeedSource {
  DRIVER,
  CAR,
  VEHICLE,
  TOKEN,
  HISTORY,
  ESTIMATE
}
