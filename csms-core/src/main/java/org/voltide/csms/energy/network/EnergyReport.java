package org.voltide.csms.energy.network;

import java.time.LocalDate;
import java.util.List;

/**
 * What the energy of sites came to.
 *
 * @param last included
 * @param buckets every day or month in order, those without anything, too
 * @param sites those of which anything is known, by name
 */
public record EnergyReport(
    LocalDate first,
    LocalDate last,
    Bucket bucket,
    String currency,
    Figures total,
    List<OfBucket> buckets,
    List<OfSite> sites) {

  /**
   * A day or month.
   *
   * @param start its first day, which may be before the first that was asked for
   */
  public record OfBucket(LocalDate start, Figures figures) {}

  /** A site over all the days. */
  public record OfSite(String siteId, String name, double importLimitW, Figures figures) {}
}
