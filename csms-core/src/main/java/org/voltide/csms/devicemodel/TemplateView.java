package org.voltide.csms.devicemodel;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A template as the API shows it.
 *
 * @param stations how many follow it
 * @param drifting how many of them are not as it says, or not yet
 */
record TemplateView(
    UUID id,
    String name,
    List<VariableSetting> settings,
    long stations,
    long drifting,
    Instant createdAt,
    Instant changedAt) {

  TemplateView withDrifting(long stations) {
    return new TemplateView(id, name, settings, this.stations, stations, createdAt, changedAt);
  }
}
