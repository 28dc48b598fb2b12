package org.voltide.csms.energy.ledger;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Entries of ledgers whose money does not matter. */
public final class Entered {

  private Entered() {}

  /** So much was taken in the quarter hour that begins then. */
  public static LedgerEntry taken(Instant start, double wh) {
    return of(new QuarterEnergy(start, wh, 0, Duration.ZERO), Optional.empty());
  }

  /** So much was given by a vehicle in the quarter hour that begins then. */
  public static LedgerEntry given(Instant start, double wh, UUID vehicle) {
    return of(new QuarterEnergy(start, 0, wh, Duration.ofMinutes(15)), Optional.of(vehicle));
  }

  private static LedgerEntry of(QuarterEnergy energy, Optional<UUID> vehicle) {
    Rates free = new Rates(BigDecimal.ZERO, BigDecimal.ZERO, true, BigDecimal.ZERO, 1, 1, null);
    return LedgerEntry.of(energy, vehicle, free, new Carried().add(energy, free));
  }
}
