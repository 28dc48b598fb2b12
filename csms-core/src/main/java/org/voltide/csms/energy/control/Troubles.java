package org.voltide.csms.energy.control;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.voltide.csms.platform.LogContext;

/**
 * Keeps what goes wrong with one session from the others of its site. A session that fails is
 * logged once, and again when it fails after it had worked. Thread-safe.
 */
final class Troubles {

  private static final Logger LOG = Logger.getLogger(Troubles.class);

  private final String attempted;
  private final Set<UUID> failing = ConcurrentHashMap.newKeySet();

  /**
   * @param attempted what is done with sessions, for the log: "planned"
   */
  Troubles(String attempted) {
    this.attempted = attempted;
  }

  /** What the work returns; empty when it failed. */
  <T> Optional<T> apart(UUID session, Supplier<T> work) {
    return LogContext.session(session).call(() -> tried(session, work));
  }

  private <T> Optional<T> tried(UUID session, Supplier<T> work) {
    try {
      T result = work.get();
      failing.remove(session);
      return Optional.of(result);
    } catch (RuntimeException e) {
      if (failing.add(session)) {
        LOG.errorf(e, "Session %s cannot be %s", session, attempted);
      }
      return Optional.empty();
    }
  }

  /** Does the work; false when it failed. */
  boolean apart(UUID session, Runnable work) {
    return apart(
            session,
            () -> {
              work.run();
              return true;
            })
        .isPresent();
  }
}
