package org.voltide.ocpp.gateway;

import org.voltide.ocpp.message.OcppVersion;

/** Behaviour that a dialect offers or lacks. */
public enum Capability {
  /** Events of a transaction are numbered without gaps, so that a missing one is noticed. */
  NUMBERED_EVENTS(OcppVersion.V2_0_1),
  /** Charging profiles may carry setpoints and discharge limits (OCPP 2.1 block Q). */
  DISCHARGING(OcppVersion.V2_1),
  /** Schedules may be changed while they run (OCPP 2.1 K28). */
  DYNAMIC_PROFILES(OcppVersion.V2_1);

  private final OcppVersion since;

  Capability(OcppVersion since) {
    this.since = since;
  }

  OcppVersion since() {
    return since;
  }

  /** Whether a dialect offers it. */
  public boolean isIn(OcppVersion version) {
    return version.isAtLeast(since);
  }
}
