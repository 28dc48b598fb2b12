package org.voltide.simulator.station;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.voltide.ocpp.message.der.GridEventFault;
import org.voltide.simulator.der.DerControls;
import org.voltide.simulator.device.Key;
import org.voltide.simulator.diagnostics.Events;

/** What befalls a station by its scenario, when it begins and when it is over. */
final class Incidents {
  private static final Key PROBLEM = Key.of("ChargingStation", "Problem");

  private final Cabinet cabinet;
  private final List<ChargingPoint> points;
  private final EnergyManager manager;
  private final Events events;
  private final DerControls der;
  private final Set<Misbehaviour> going = EnumSet.noneOf(Misbehaviour.class);

  Incidents(
      Cabinet cabinet,
      List<ChargingPoint> points,
      EnergyManager manager,
      Events events,
      DerControls der) {
    this.cabinet = cabinet;
    this.points = points;
    this.manager = manager;
    this.events = events;
    this.der = der;
  }

  /** A window opened or closed. */
  void settle() {
    manager.set(
        cabinet.mischief().limitW(cabinet.now()), cabinet.mischief().setpointW(cabinet.now()));
    for (Misbehaviour what : Misbehaviour.values()) {
      boolean now = cabinet.does(what);
      if (now != going.contains(what)) {
        boolean _ = now ? going.add(what) : going.remove(what);
        happen(what, now);
      }
    }
  }

  private void happen(Misbehaviour what, boolean begins) {
    switch (what) {
      case FAULTED -> {
        points.forEach(point -> point.faulted(begins));
        cabinet.model().replace(PROBLEM, "" + begins);
      }
      case LOCK_FAILURE ->
          points.forEach(
              point -> {
                Key lock =
                    new Key("ConnectorPlugRetentionLock", null, point.evseId(), 1, "Problem", null);
                cabinet.model().replace(lock, "" + begins);
                events.hardWired(lock, "" + begins, !begins);
              });
      case GRID_FAULT -> {
        if (begins) {
          der.gridFault(GridEventFault.OverVoltage);
        } else {
          der.gridRecovered();
        }
      }
      case TAMPERED -> {
        if (begins) {
          cabinet.host().securityEvent("TamperDetectionActivated", "the door is open");
        }
      }
      default -> {}
    }
  }
}
