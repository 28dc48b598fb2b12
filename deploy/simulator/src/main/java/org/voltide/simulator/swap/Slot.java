package org.voltide.simulator.swap;

import java.time.Duration;
import java.time.Instant;
import org.voltide.ocpp.message.batteryswap.BatteryData;

/**
 * A slot and the battery in it, which is being charged.
 *
 * @param number counts as an EVSE
 * @param startPercent the state of charge when it was put in
 */
record Slot(int number, String serialNumber, double startPercent, Instant since) {
  private static final double PERCENT_PER_HOUR = 40;
  private static final double HEALTH_PERCENT = 97;

  double socPercent(Instant now) {
    double hours = Duration.between(since, now).toSeconds() / 3600.0;
    return Math.min(100, startPercent + PERCENT_PER_HOUR * hours);
  }

  BatteryData data(Instant now) {
    return new BatteryData(
        number, serialNumber, Math.round(socPercent(now)), HEALTH_PERCENT, null, null, null);
  }
}
