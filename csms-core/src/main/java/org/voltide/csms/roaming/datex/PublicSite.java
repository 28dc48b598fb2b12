package org.voltide.csms.roaming.datex;

import java.util.List;
import org.voltide.csms.roaming.model.Location;

/** A site with what is always so of it (EnergyInfrastructureSite). */
record PublicSite(
    String idG,
    String versionG,
    Text name,
    Whereabouts locationReference,
    Operator operator,
    List<PublicStation> energyInfrastructureStation) {

  /**
   * @param language of its texts, ISO 639-1
   */
  static PublicSite of(SharedSite site, String language) {
    Location location = site.location();
    List<PublicStation> stations =
        site.stations().entrySet().stream()
            .map(station -> PublicStation.of(station.getKey(), station.getValue(), site))
            .toList();
    var unversioned =
        new PublicSite(
            location.id(),
            "",
            Text.of(language, location.name()),
            Whereabouts.of(location, language),
            Operator.of(location, language),
            stations);
    return unversioned.versioned();
  }

  private PublicSite versioned() {
    return new PublicSite(
        idG, Version.of(this), name, locationReference, operator, energyInfrastructureStation);
  }
}
