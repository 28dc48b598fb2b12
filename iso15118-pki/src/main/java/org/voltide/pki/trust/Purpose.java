package org.voltide.pki.trust;

import java.util.Optional;
import org.voltide.pki.profile.Role;

/** What an anchor is trusted for. */
public enum Purpose {
  /** That a station is one of an operator's. */
  STATIONS,
  /** That a provider pays. */
  CONTRACTS,
  /** That a vehicle is a manufacturer's. */
  VEHICLES,
  /** That contracts come from a provisioning service. */
  PROVISIONING;

  /** What has to be trusted for a certificate of that role; empty for authorities. */
  public static Optional<Purpose> of(Role role) {
    return switch (role) {
      case SECC -> Optional.of(STATIONS);
      case CONTRACT -> Optional.of(CONTRACTS);
      case PROVISIONING, VEHICLE -> Optional.of(VEHICLES);
      case CPS -> Optional.of(PROVISIONING);
      default -> Optional.empty();
    };
  }
}
