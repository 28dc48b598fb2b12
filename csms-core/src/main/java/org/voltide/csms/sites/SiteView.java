package org.voltide.csms.sites;

import org.jspecify.annotations.Nullable;

/**
 * A site as the API shows it.
 *
 * @param powerW at the connection now, load and PV included; positive is import
 * @param carsW of the cars alone
 * @param offline how many stations are
 * @param faulted how many stations are there with a connector that is faulted
 */
public record SiteView(
    String id,
    String name,
    @Nullable Double latitude,
    @Nullable Double longitude,
    String timeZone,
    double importLimitW,
    double exportLimitW,
    double baseLoadW,
    long stations,
    long activeSessions,
    double powerW,
    double carsW,
    long offline,
    long faulted) {

  static SiteView of(Site site, Figures now) {
    return new SiteView(
        site.id,
        site.name,
        site.latitude,
        site.longitude,
        site.timeZone,
        site.importLimitW,
        site.exportLimitW,
        site.baseLoadW,
        now.stations(),
        now.activeSessions(),
        now.powerW(),
        now.carsW(),
        now.offline(),
        now.faulted());
  }

  /**
   * What goes on at a site.
   *
   * @param powerW of its cars and of what else is used, as measured lately or as configured
   */
  record Figures(
      String siteId,
      long stations,
      long activeSessions,
      double powerW,
      double carsW,
      long offline,
      long faulted) {}
}
