package org.voltide.simulator.station;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.transactions.StopReason;
import org.voltide.ocpp.message.transactions.TransactionLimit;
import org.voltide.ocpp.message.transactions.TriggerReason;

/** How far a transaction may go (OCPP 2.1 E16). */
record Limits(TransactionLimit limit) {
  /** A limit that ends the transaction. */
  record Reached(StopReason reason, TriggerReason trigger) {}

  /** The first limit that is reached, if any. */
  Optional<Reached> reached(
      double importWh, Duration lasted, OptionalDouble socPercent, @Nullable BigDecimal cost) {
    if (limit.maxEnergy() != null && importWh >= limit.maxEnergy()) {
      return stop(StopReason.EnergyLimitReached, TriggerReason.EnergyLimitReached);
    }
    if (limit.maxTime() != null && lasted.toSeconds() >= limit.maxTime()) {
      return stop(StopReason.TimeLimitReached, TriggerReason.TimeLimitReached);
    }
    if (limit.maxSoC() != null && socPercent.orElse(0) >= limit.maxSoC()) {
      return stop(StopReason.SOCLimitReached, TriggerReason.SoCLimitReached);
    }
    return limit.maxCost() != null && cost != null && cost.compareTo(limit.maxCost()) >= 0
        ? stop(StopReason.LocalOutOfCredit, TriggerReason.CostLimitReached)
        : Optional.empty();
  }

  private static Optional<Reached> stop(StopReason reason, TriggerReason trigger) {
    return Optional.of(new Reached(reason, trigger));
  }
}
