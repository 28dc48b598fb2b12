package org.voltide.csms.energy.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Makes a session's ledger from its meter readings. The same readings make the same ledger. */
public final class SessionAccount {

  private SessionAccount() {}

  /**
   * Its entries, oldest first.
   *
   * @param ended otherwise the quarter hour that is not over by the last reading is left out: it
   *     would have to be corrected each time
   */
  public static List<LedgerEntry> of(
      List<Reading> readings,
      boolean ended,
      Optional<UUID> vehicle,
      Function<Instant, Rates> rates) {
    Instant last =
        readings.stream().map(Reading::at).max(Comparator.naturalOrder()).orElse(Instant.MIN);
    Carried carried = new Carried();
    List<LedgerEntry> entries = new ArrayList<>();
    for (QuarterEnergy quarter : QuarterEnergy.split(readings)) {
      if (ended || !quarter.end().isAfter(last)) {
        Rates valid = rates.apply(quarter.start());
        entries.add(LedgerEntry.of(quarter, vehicle, valid, carried.add(quarter, valid)));
      }
    }
    return entries;
  }
}
