package org.voltide.csms.roaming.datex;

import java.util.List;
import org.voltide.csms.roaming.model.Evse;

/**
 * A station (EnergyInfrastructureStation).
 *
 * @param totalMaximumPower W, of all its points
 */
record PublicStation(
    String idG,
    String versionG,
    int totalMaximumPower,
    int numberOfRefillPoints,
    List<Service> serviceType,
    List<RefillPoint> refillPoint) {

  record Service(Code serviceType) {}

  record RefillPoint(ChargingPoint aegiElectricChargingPoint) {}

  static PublicStation of(String id, List<Evse> evses, SharedSite site) {
    List<ChargingPoint> points =
        evses.stream().map(evse -> ChargingPoint.of(evse, site.tariff())).toList();
    var unversioned =
        new PublicStation(
            id,
            "",
            points.stream().mapToInt(ChargingPoint::mostPower).sum(),
            points.size(),
            List.of(new Service(site.attendance().code())),
            points.stream().map(RefillPoint::new).toList());
    return unversioned.versioned();
  }

  private PublicStation versioned() {
    return new PublicStation(
        idG, Version.of(this), totalMaximumPower, numberOfRefillPoints, serviceType, refillPoint);
  }
}
