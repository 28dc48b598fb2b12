package org.voltide.csms.energy.control;

/** Whether a station does what was planned for a session. */
enum ControlState {
  /** No profile was sent yet. */
  UNCONTROLLED,
  /** A profile is on its way. */
  SENDING,
  /** The station accepted the profile, and the meter does not disagree. */
  FOLLOWING,
  /** The station refused the profile, or never answered to it. */
  REJECTED,
  /** The station accepted the profile and does something else. */
  IGNORED,
  /** The station is not connected. */
  OFFLINE,
  /**
   * An operator steers it in an operation mode of its own, or an energy manager on site does by a
   * profile of its own (OCPP 2.1 Q, Q06); the plan leaves it, once it has told the station between
   * which powers the energy manager may steer: without that a car only charges.
   */
  ORDERED
}
