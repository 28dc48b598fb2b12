package org.voltide.simulator.wire;

import java.net.URI;
import java.util.Optional;

/**
 * A way to a CSMS (OCPP 2.1 B09).
 *
 * @param endpoint empty for the one the station was set up with
 * @param securityProfile 0 to 3
 * @param identity empty for the station's own
 * @param password empty for the station's own
 */
public record Route(
    Optional<URI> endpoint,
    int securityProfile,
    Optional<String> identity,
    Optional<String> password) {
  /** As the station was set up. */
  public static Route home(int securityProfile) {
    return new Route(Optional.empty(), securityProfile, Optional.empty(), Optional.empty());
  }
}
