package org.voltide.simulator.station;

import java.util.function.BooleanSupplier;
import org.voltide.ocpp.message.availability.ConnectorStatus;
import org.voltide.simulator.reservation.Reservations;

/** In which condition an EVSE is, whatever is charging, and what its connector shows of it. */
final class Condition {
  private final int evseId;
  private final Reservations reservations;
  private final StatusSign sign;
  private final BooleanSupplier occupied;
  private boolean operative = true;
  private boolean held;
  private boolean faulted;

  /**
   * @param occupied whether a car is plugged in
   */
  Condition(int evseId, Cabinet cabinet, Reservations reservations, BooleanSupplier occupied) {
    this.evseId = evseId;
    this.reservations = reservations;
    this.sign = new StatusSign(evseId, cabinet);
    this.occupied = occupied;
  }

  boolean isOperative() {
    return operative;
  }

  boolean isFaulted() {
    return faulted;
  }

  /** Whether it takes no new transactions, because something is installed. */
  boolean isHeld() {
    return held;
  }

  /** Whether a car may charge here. */
  boolean works() {
    return operative && !faulted;
  }

  /** Whether the CSMS lets it be used; who had it reserved loses it when not. */
  void operative(boolean now) {
    operative = now;
    withdrawUnless(now);
  }

  /** Something is broken, or mended; who had it reserved loses it. */
  void faulted(boolean now) {
    faulted = now;
    withdrawUnless(!now);
  }

  private void withdrawUnless(boolean usable) {
    if (!usable) {
      reservations.withdrawn(evseId);
    }
  }

  void held(boolean now) {
    held = now;
  }

  void tell() {
    sign.tell(status());
  }

  /** Something that shows in the status may have changed. */
  void update() {
    sign.update(status());
  }

  private ConnectorStatus status() {
    if (faulted) {
      return ConnectorStatus.Faulted;
    }
    if (!operative) {
      return ConnectorStatus.Unavailable;
    }
    if (occupied.getAsBoolean()) {
      return ConnectorStatus.Occupied;
    }
    return reservations.reserved(evseId) ? ConnectorStatus.Reserved : ConnectorStatus.Available;
  }
}
