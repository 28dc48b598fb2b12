package org.voltide.csms.roaming.datex;

import java.util.List;
import org.voltide.csms.roaming.model.Location;

/** Who operates a facility (OrganisationG). */
record Operator(Organisation afacAnOrganisation) {

  record Organisation(Text name, List<Identifier> externalIdentifier) {}

  /** What somebody else calls it. */
  record Identifier(String identifier, Code typeOfIdentifier) {}

  static Operator of(Location location, String language) {
    return new Operator(
        new Organisation(
            Text.of(language, location.operator().name()),
            List.of(new Identifier(location.partyId(), Code.extended("operatorId")))));
  }
}
