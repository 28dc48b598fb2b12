package org.voltide.csms.procedures;

import java.time.Instant;
import java.util.List;

/**
 * What depends on an authority now, as the API shows it.
 *
 * @param authorities labels of those of this installation that fall with it, itself among them
 * @param stations certificates of stations in force below it, those that are not replaced first
 * @param contracts how many certificates of contracts below it are in force
 * @param gateway whether stations are shown a certificate below it
 * @param anchors stations that said they have it installed
 */
public record Dependents(
    List<String> authorities,
    List<StationCertificate> stations,
    int contracts,
    boolean gateway,
    List<String> anchors) {

  public Dependents {
    authorities = List.copyOf(authorities);
    stations = List.copyOf(stations);
    anchors = List.copyOf(anchors);
  }

  /**
   * A certificate of a station, or of one of its EVSEs.
   *
   * @param certificateType as renewal campaigns name it
   * @param replaced whether the station took a newer one for the same, from somebody else
   */
  public record StationCertificate(
      String stationId,
      String certificateType,
      String commonName,
      String serialNumber,
      Instant validUntil,
      boolean replaced) {}

  /** How many of stations are not replaced. */
  public long left() {
    return stations.stream().filter(one -> !one.replaced()).count();
  }
}
