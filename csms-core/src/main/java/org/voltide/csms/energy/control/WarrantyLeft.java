package org.voltide.csms.energy.control;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.UUID;
import org.voltide.csms.energy.warranty.WarrantyStore;

/**
 * What vehicles could still give by their warranty when their sessions began. That does not change
 * while a session goes on and so is read once. Thread-safe.
 */
@Singleton
class WarrantyLeft {
  private static final int SESSIONS_KEPT = 10_000;

  private final WarrantyStore store;

  private final Map<Key, OptionalDouble> known =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, OptionalDouble> eldest) {
          return size() > SESSIONS_KEPT;
        }
      };

  private record Key(UUID session, UUID vehicle) {}

  WarrantyLeft(WarrantyStore store) {
    this.store = store;
  }

  /** Wh that a vehicle may give in a session; empty when nothing bounds it. */
  OptionalDouble mayGiveWh(UUID session, UUID vehicle, double givenWh) {
    Key key = new Key(session, vehicle);
    OptionalDouble before;
    synchronized (known) {
      before = known.get(key);
    }
    if (before == null) {
      before = store.mayGiveWh(vehicle, session);
      synchronized (known) {
        known.put(key, before);
      }
    }
    return before.isPresent()
        ? OptionalDouble.of(Math.max(0, before.getAsDouble() - givenWh))
        : before;
  }
}
