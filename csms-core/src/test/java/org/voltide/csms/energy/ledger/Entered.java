package org.voltide.csms.energy.ledger;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Entries of ledgers whose money does not matter. */
public final class Entered {

  private Entered() {}

  /** So much was taken in the quarter hour that begins then. */
  public static LedgerEntry taken(Instant start, double wh) {
    Rates free = new Rates(BigDecimal.ZERO, BigDecimal.ZERO, true, BigDecimal.ZERO, 1, 1, null);
    QuarterEnergy energy = new QuarterEnergy(start, wh, 0, Duration.ZERO);
    return LedgerEntry.of(energy, Optional.empty(), free, new Carried().add(energy, free));
  }
}
