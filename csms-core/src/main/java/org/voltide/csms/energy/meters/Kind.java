package org.voltide.csms.energy.meters;

/** What values of a site's power are. */
public enum Kind {
  /** Of a meter. */
  MEASURED,
  /** Of somebody who looks ahead. */
  FORECAST
}
