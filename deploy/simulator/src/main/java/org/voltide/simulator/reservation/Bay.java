package org.voltide.simulator.reservation;

/**
 * An EVSE as somebody who wants to reserve it sees it.
 *
 * @param inService false while it may not be used
 * @param occupied a car is there
 */
public record Bay(
    int evseId, String connectorType, boolean inService, boolean faulted, boolean occupied) {
  boolean free() {
    return inService && !faulted && !occupied;
  }
}
