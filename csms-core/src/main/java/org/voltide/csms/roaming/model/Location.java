package org.voltide.csms.roaming.model;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A site with its EVSEs.
 *
 * @param country ISO 3166-1 alpha-3
 */
@RecordBuilder
public record Location(
    String countryCode,
    String partyId,
    String id,
    boolean publish,
    String name,
    String address,
    String city,
    @Nullable String postalCode,
    @Nullable String state,
    String country,
    GeoLocation coordinates,
    List<Evse> evses,
    BusinessDetails operator,
    String timeZone,
    Instant lastUpdated)
    implements LocationBuilder.With {

  public Optional<Evse> evse(String uid) {
    return evses.stream().filter(evse -> evse.uid().equalsIgnoreCase(uid)).findFirst();
  }

  /**
   * The same location with times of change that follow from what it was before: what stayed keeps
   * its time, and what changed inside changes what is around it.
   */
  public Location since(Location before) {
    List<Evse> dated =
        evses.stream().map(evse -> before.evse(evse.uid()).map(evse::since).orElse(evse)).toList();
    Location same = withEvses(dated).withLastUpdated(before.lastUpdated);
    return same.equals(before) ? before : same.withLastUpdated(lastUpdated);
  }
}
