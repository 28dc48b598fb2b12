package org.voltide.simulator.wire;

/** What the CSMS said to the last BootNotification (OCPP 2.1 B01 to B03). */
public enum Standing {
  /** Nothing yet. */
  UNKNOWN,
  /** The station may answer, but not speak unasked. */
  PENDING,
  /** The station may neither speak nor answer. */
  REJECTED,
  ACCEPTED
}
