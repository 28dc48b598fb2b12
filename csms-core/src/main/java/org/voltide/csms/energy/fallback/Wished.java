package org.voltide.csms.energy.fallback;

import org.voltide.csms.platform.Json;

/**
 * The payload of a wish.
 *
 * @param waitSeconds how long a car that has just come gets nothing before
 */
record Wished(double powerW, int waitSeconds) {

  static Wished read(String payload) {
    return Json.stored(Wished.class, payload);
  }
}
