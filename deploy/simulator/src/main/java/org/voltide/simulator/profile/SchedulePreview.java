package org.voltide.simulator.profile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.voltide.ocpp.message.type.ChargingRateUnit;
import org.voltide.ocpp.message.type.ChargingSchedulePeriod;
import org.voltide.ocpp.message.type.ChargingSchedulePeriodBuilder;
import org.voltide.ocpp.message.type.OperationMode;

/**
 * The composite schedule as it is told to the CSMS (OCPP 2.1 K08).
 *
 * @param maxW of one EVSE: told where no profile limits
 * @param modes whether operation modes and set-points may be told (2.1)
 */
public record SchedulePreview(
    Composite composite, ChargingRateUnit unit, double maxW, boolean modes) {

  /**
   * The periods of the time ahead.
   *
   * @param evses how many alike EVSEs to add up
   */
  public List<ChargingSchedulePeriod> periods(
      Outlet outlet, Instant from, Duration length, int evses) {
    Instant until = from.plus(length);
    List<ChargingSchedulePeriod> periods = new ArrayList<>();
    Allowance last = null;
    for (Instant at = from; at.isBefore(until); at = next(at, until, outlet)) {
      Allowance allowed = composite.at(at, outlet);
      if (!allowed.equals(last)) {
        periods.add(period(allowed, outlet, Duration.between(from, at), evses));
        last = allowed;
      }
    }
    return periods;
  }

  private Instant next(Instant at, Instant until, Outlet outlet) {
    return composite.nextEdge(at, outlet).filter(edge -> edge.isBefore(until)).orElse(until);
  }

  private ChargingSchedulePeriod period(
      Allowance allowed, Outlet outlet, Duration offset, int evses) {
    var period =
        ChargingSchedulePeriodBuilder.builder().startPeriod(Math.toIntExact(offset.toSeconds()));
    boolean chargingOnly = allowed.mode() == OperationMode.ChargingOnly;
    double limit = rate(Math.min(allowed.maxW(), maxW) * evses, outlet);
    if (chargingOnly || !modes) {
      return period.limit(chargingOnly ? limit : Math.max(0, limit)).build();
    }
    if (allowed.mode() == OperationMode.Idle) {
      return period.operationMode(OperationMode.Idle).build();
    }
    return period
        .operationMode(allowed.mode())
        .limit(Math.max(0, limit))
        .setpoint(rate(allowed.targetW() * evses, outlet))
        .build();
  }

  private double rate(double watts, Outlet outlet) {
    return Math.round(outlet.rate(watts, unit) * 10) / 10.0;
  }
}
