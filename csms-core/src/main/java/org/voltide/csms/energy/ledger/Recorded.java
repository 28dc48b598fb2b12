package org.voltide.csms.energy.ledger;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it is in the books.
 *
 * @param revision 0 for the original; a correction holds all figures anew and stands in place of
 *     the revision before it, which stays
 * @param reason of a correction, absent for the original
 */
public record Recorded(
    @JsonUnwrapped LedgerEntry entry, int revision, @Nullable Reason reason, Instant recordedAt) {

  /** Why an entry was corrected. */
  public enum Reason {
    /** Readings came late, or between others. */
    READINGS,
    /** Other prices, or other CO2 of the grid, became known for that time. */
    PRICES,
    /** More became known of the vehicle: which one it is, its efficiency, what its wear costs. */
    VEHICLE,
    /** An entry before it was corrected, which moves what is re-fed. */
    CARRIED
  }
}
