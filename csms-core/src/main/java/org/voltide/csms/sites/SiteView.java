package org.voltide.csms.sites;

import org.jspecify.annotations.Nullable;

/**
 * A site as the API shows it.
 *
 * @param powerW at the connection now, load and PV included; positive is import
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
    double powerW) {

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
        now.powerW());
  }

  /**
   * What goes on at a site.
   *
   * @param powerW of its cars and of what else is used, as measured lately or as configured
   */
  record Figures(String siteId, long stations, long activeSessions, double powerW) {}
}
