package org.voltide.csms.energy.forecast;

/** What is measured at a site beside its stations. */
public enum Quantity {
  /** What the building uses, without cars and without its own generation. */
  LOAD,
  /** What its PV generates, positive. */
  PV
}
