package org.voltide.csms.roaming.datex;

import java.time.Instant;
import java.util.List;
import org.voltide.csms.roaming.datex.PublicStation.RefillPoint;
import org.voltide.csms.roaming.model.Evse;

/** What goes on at a site (EnergyInfrastructureSiteStatus). */
record SiteStatus(
    Reference reference, Instant lastUpdated, List<Station> energyInfrastructureStationStatus) {

  /** The version of a facility that a status is about. */
  record Reference(String targetClass, String idG, String versionG) {
    static Reference facility(String id, String version) {
      return new Reference("FacilityObject", id, version);
    }
  }

  record Station(Reference reference, Instant lastUpdated, List<Point> refillPointStatus) {}

  record Point(PointStatus aegiElectricChargingPointStatus) {}

  record PointStatus(Reference reference, Instant lastUpdated, Code status) {}

  static SiteStatus of(PublicSite site, SharedSite shared) {
    return new SiteStatus(
        Reference.facility(site.idG(), site.versionG()),
        shared.location().lastUpdated(),
        site.energyInfrastructureStation().stream()
            .map(station -> station(station, shared.stations().get(station.idG())))
            .toList());
  }

  private static Station station(PublicStation station, List<Evse> evses) {
    return new Station(
        Reference.facility(station.idG(), station.versionG()),
        evses.stream().map(Evse::lastUpdated).max(Instant::compareTo).orElseThrow(),
        station.refillPoint().stream()
            .map(RefillPoint::aegiElectricChargingPoint)
            .flatMap(
                point ->
                    evses.stream()
                        .filter(evse -> evse.uid().equals(point.idG()))
                        .map(evse -> point(point, evse)))
            .toList());
  }

  private static Point point(ChargingPoint point, Evse evse) {
    return new Point(
        new PointStatus(
            Reference.facility(point.idG(), point.versionG()),
            evse.lastUpdated(),
            Code.of(code(evse.status()))));
  }

  /** RefillPointStatusEnum. A point that OCPI calls blocked has a car that does not charge. */
  private static String code(Evse.Status status) {
    return switch (status) {
      case AVAILABLE -> "available";
      case BLOCKED -> "occupied";
      case CHARGING -> "charging";
      case INOPERATIVE -> "inoperative";
      case OUTOFORDER -> "outOfOrder";
      case REMOVED -> "removed";
      case RESERVED -> "reserved";
      case UNKNOWN -> "unknown";
    };
  }
}
