package org.voltide.simulator.profile;

import java.time.Instant;
import org.voltide.ocpp.message.type.ChargingProfile;

/**
 * A profile the station holds.
 *
 * @param evseId 0 for the whole station
 */
public record Installed(int evseId, ChargingProfile profile, Instant at) {
  boolean appliesTo(Outlet outlet) {
    boolean here = evseId == 0 || evseId == outlet.evseId();
    String transaction = profile.transactionId();
    return here
        && (transaction == null || outlet.transactionId().filter(transaction::equals).isPresent());
  }

  /** Dynamic schedules count from their last update, Relative ones from the transaction's start. */
  Placement placedAt(Outlet outlet) {
    return switch (profile.chargingProfileKind()) {
      case Dynamic ->
          new Placement(profile, profile.dynUpdateTime() == null ? at : profile.dynUpdateTime());
      case Relative ->
          new Placement(profile, outlet.transactionId().isPresent() ? outlet.since() : at);
      case Absolute, Recurring -> new Placement(profile, at);
    };
  }
}
