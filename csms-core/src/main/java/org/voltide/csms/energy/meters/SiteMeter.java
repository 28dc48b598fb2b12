package org.voltide.csms.energy.meters;

import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.energy.forecast.Quantity;

/**
 * What a meter of a site is.
 *
 * @param stationId whose main meter (OCPP 2.1 J01: EVSE 0) it is; absent when its readings are
 *     pushed
 * @param withCars whether it sees the site's cars too, so that these are taken off
 */
public record SiteMeter(@Nullable @Size(min = 1, max = 48) String stationId, boolean withCars) {

  /** Pushed readings of a meter that sees no cars. */
  static final SiteMeter PLAIN = new SiteMeter(null, false);

  /** One that differs from a plain one. */
  public record Of(Quantity meter, Optional<String> stationId, boolean withCars) {}
}
