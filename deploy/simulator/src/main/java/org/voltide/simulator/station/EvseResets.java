package org.voltide.simulator.station;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.voltide.ocpp.message.provisioning.ResetResponse;
import org.voltide.ocpp.message.provisioning.ResetStatus;
import org.voltide.ocpp.message.provisioning.ResetType;
import org.voltide.ocpp.message.transactions.StopReason;
import org.voltide.ocpp.message.transactions.TriggerReason;
import org.voltide.ocpp.message.type.StatusInfo;

/** Resets of single EVSEs, the station itself staying up (OCPP 2.1 B11, B12). */
final class EvseResets {
  private final Cabinet cabinet;
  private final List<ChargingPoint> points;
  private final Set<ChargingPoint> whenIdle = new HashSet<>();

  EvseResets(Cabinet cabinet, List<ChargingPoint> points) {
    this.cabinet = cabinet;
    this.points = points;
  }

  ResetResponse evse(int evseId, ResetType type) {
    Optional<ChargingPoint> found = points.stream().filter(p -> p.evseId() == evseId).findFirst();
    if (found.isEmpty() || type == ResetType.ImmediateAndResume) {
      String reason = found.isEmpty() ? "UnknownEvse" : "UnsupportedParam";
      return new ResetResponse(ResetStatus.Rejected, new StatusInfo(reason, null, null), null);
    }
    ChargingPoint point = found.get();
    if (type == ResetType.OnIdle && point.transactionId().isPresent()) {
      whenIdle.add(point);
      return new ResetResponse(ResetStatus.Scheduled, null, null);
    }
    whenIdle.remove(point);
    cabinet.host().afterAnswer(() -> reset(point));
    return new ResetResponse(ResetStatus.Accepted, null, null);
  }

  /** A transaction ended. */
  void settle() {
    for (ChargingPoint point : List.copyOf(whenIdle)) {
      if (point.transactionId().isEmpty()) {
        whenIdle.remove(point);
        cabinet.loop().execute(() -> reset(point));
      }
    }
  }

  private void reset(ChargingPoint point) {
    point.end(StopReason.ImmediateReset, TriggerReason.ResetCommand);
    point.tellStatus();
    point.admit();
  }
}
