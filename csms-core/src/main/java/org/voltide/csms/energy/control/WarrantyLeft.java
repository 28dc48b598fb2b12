package org.voltide.csms.energy.control;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.UUID;
import org.voltide.csms.energy.warranty.WarrantyStore;

/**
 * What vehicles could still give by their warranty when their sessions began. That changes seldom
 * while a session goes on, with the budget or a late reading, and so is read only now and then.
 * Thread-safe.
 */
@Singleton
class WarrantyLeft {
  private static final int SESSIONS_KEPT = 10_000;
  private static final Duration READ_AGAIN = Duration.ofMinutes(15);

  private final WarrantyStore store;
  private final Clock clock;

  private final Map<Key, Left> known =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Left> eldest) {
          return size() > SESSIONS_KEPT;
        }
      };

  private record Key(UUID session, UUID vehicle) {}

  private record Left(OptionalDouble wh, Instant readAt) {}

  WarrantyLeft(WarrantyStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Wh that a vehicle may give in a session; empty when nothing bounds it. */
  OptionalDouble mayGiveWh(UUID session, UUID vehicle, double givenWh) {
    OptionalDouble before = before(new Key(session, vehicle));
    return before.isPresent()
        ? OptionalDouble.of(Math.max(0, before.getAsDouble() - givenWh))
        : before;
  }

  private OptionalDouble before(Key key) {
    Instant now = clock.instant();
    synchronized (known) {
      Left left = known.get(key);
      if (left != null && now.isBefore(left.readAt.plus(READ_AGAIN))) {
        return left.wh;
      }
    }
    OptionalDouble wh = store.mayGiveWh(key.vehicle, key.session);
    synchronized (known) {
      known.put(key, new Left(wh, now));
    }
    return wh;
  }
}
