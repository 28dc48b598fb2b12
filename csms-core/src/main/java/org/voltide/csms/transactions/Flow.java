package org.voltide.csms.transactions;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.metering.Reading;

/**
 * What flowed in a session, as far as its readings say.
 *
 * @param powerW positive into the car, at {@code sampledAt}
 */
public record Flow(
    Register imported,
    Register exported,
    double powerW,
    @Nullable Double socPercent,
    @Nullable Instant sampledAt) {
  public static final Flow NONE = new Flow(Register.UNREAD, Register.UNREAD, 0, null, null);

  Flow with(List<Reading> readings) {
    Flow flow = this;
    for (Reading reading : readings) {
      flow = flow.with(reading);
    }
    return flow;
  }

  /** Registers take a reading of any age; power and state of charge only advance. */
  Flow with(Reading reading) {
    Double wentIn = reading.importWh();
    Double wentOut = reading.exportWh();
    boolean newer = sampledAt == null || !reading.at().isBefore(sampledAt);
    return new Flow(
        wentIn == null ? imported : imported.with(reading.at(), wentIn),
        wentOut == null ? exported : exported.with(reading.at(), wentOut),
        newer && reading.powerW() != null ? reading.powerW() : powerW,
        newer && reading.socPercent() != null ? reading.socPercent() : socPercent,
        newer ? reading.at() : sampledAt);
  }

  Flow stopped() {
    return new Flow(imported, exported, 0, socPercent, sampledAt);
  }
}
