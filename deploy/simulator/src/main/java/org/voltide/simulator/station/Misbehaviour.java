package org.voltide.simulator.station;

/** What real stations do although they should not, and what befalls them. */
public enum Misbehaviour {
  /** Cuts the line and stays offline. */
  DROP_LINE,
  /** Says every transaction message twice. */
  REPEAT_MESSAGES,
  /** Sends transaction messages in pairs the wrong way round. */
  OUT_OF_ORDER,
  /** Rejects every charging profile. */
  REJECT_PROFILES,
  /** Accepts charging profiles but charges at full power. */
  IGNORE_PROFILES,
  /** Its clock is off by some minutes. */
  CLOCK_OFF,
  /** Once paused, charging does not resume. */
  REFUSE_RESUME,
  /** An energy manager on site limits the station, past the CSMS. */
  EXTERNAL_LIMIT,
  /** An energy manager on site says what shall flow, past the CSMS. */
  EXTERNAL_SETPOINT,
  /** Its connectors are broken. */
  FAULTED,
  /** A plug cannot be locked. */
  LOCK_FAILURE,
  /** The grid's voltage is too high to feed into it. */
  GRID_FAULT,
  /** Somebody opens the cabinet. */
  TAMPERED
}
