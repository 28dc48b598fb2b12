package org.voltide.csms.stationcertificates;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a station has installed against what it is to have, as the API shows it.
 *
 * @param toldAt when it last told all it has; absent when it never did, and nothing is known
 */
record StationInventory(String stationId, @Nullable Instant toldAt, List<Entry> entries) {

  StationInventory {
    entries = List.copyOf(entries);
  }

  /**
   * A certificate it has or is to have.
   *
   * @param certificateType as in GetInstalledCertificateIds
   * @param subject absent when only the station knows it
   * @param validUntil absent likewise
   */
  record Entry(
      String certificateType,
      @Nullable String subject,
      String serialNumber,
      @Nullable Instant validUntil,
      State state) {}

  /** How it stands with a certificate. */
  enum State {
    /** It is to have it, and does. */
    PRESENT,
    /** It is to have it, and does not. */
    MISSING,
    /** It has it, and is to have no others than those wished for. */
    UNWANTED,
    /** It has it, and nobody wished anything. */
    OTHER;

    boolean isDrift() {
      return this == MISSING || this == UNWANTED;
    }
  }

  /** Only what is not as it should be; nothing when the station never told. */
  StationInventory drift() {
    return new StationInventory(
        stationId,
        toldAt,
        toldAt == null
            ? List.of()
            : entries.stream().filter(entry -> entry.state().isDrift()).toList());
  }
}
