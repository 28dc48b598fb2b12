package org.voltide.csms.roaming.shared;

import java.time.Instant;
import java.util.List;
import org.voltide.csms.roaming.model.BusinessDetails;
import org.voltide.csms.roaming.model.Evse;
import org.voltide.csms.roaming.model.GeoLocation;
import org.voltide.csms.roaming.model.Location;
import org.voltide.csms.roaming.model.Party;
import org.voltide.csms.store.Row;

/** A site that partners see; becomes a location and a tariff of OCPI. */
record SiteRow(
    String id,
    String name,
    double latitude,
    double longitude,
    String timeZone,
    PublishedSite published) {

  static final String SELECT =
      """
      select s.id, s.name, s.latitude, s.longitude, s.time_zone, r.*
        from site s join roaming_site r on r.site_id = s.id
       where s.latitude is not null and s.longitude is not null
      """;

  static SiteRow of(Row row) {
    return new SiteRow(
        row.text("id"),
        row.text("name"),
        row.number("latitude"),
        row.number("longitude"),
        row.text("time_zone"),
        PublishedSite.of(row));
  }

  Location location(Party owner, String operator, List<Evse> evses, Instant now) {
    return new Location(
        owner.countryCode(),
        owner.partyId(),
        id,
        true,
        name,
        published.address(),
        published.city(),
        published.postalCode(),
        published.state(),
        published.country(),
        GeoLocation.of(latitude, longitude),
        evses,
        new BusinessDetails(operator),
        timeZone,
        now);
  }
}
