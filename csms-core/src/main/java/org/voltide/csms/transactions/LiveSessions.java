package org.voltide.csms.transactions;

import jakarta.inject.Singleton;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.voltide.csms.platform.LiveEvents;

/**
 * Publishes changed sessions to the event stream, each as the API shows it. Changes that come while
 * the last ones are being read are told together. Thread-safe.
 */
@Singleton
public class LiveSessions {
  private static final Logger LOG = Logger.getLogger(LiveSessions.class);
  private static final String TOPIC = "session";

  /** Fields of {@link SessionView} that only the operator sees. */
  private static final Set<String> OF_DRIVERS = Set.of("holder", "vehicleName");

  private final SessionQueries sessions;
  private final LiveEvents live;
  private final Set<UUID> changed = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean telling = new AtomicBoolean();

  public LiveSessions(SessionQueries sessions, LiveEvents live) {
    this.sessions = sessions;
    this.live = live;
  }

  /** Call after the commit; returns at once. */
  public void changed(UUID sessionId) {
    if (live.isHeard(TOPIC)) {
      changed.add(sessionId);
      tellElsewhere();
    }
  }

  private void tellElsewhere() {
    if (!changed.isEmpty() && telling.compareAndSet(false, true)) {
      Thread.ofVirtual().name("live-sessions").start(this::tell);
    }
  }

  private void tell() {
    try {
      while (!changed.isEmpty()) {
        Set<UUID> now = Set.copyOf(changed);
        changed.removeAll(now);
        sessions
            .all(now)
            .forEach(session -> live.publish(TOPIC, session.siteId(), session, OF_DRIVERS));
      }
    } catch (RuntimeException failure) {
      LOG.errorf(failure, "Changed sessions are missing from the event stream");
    } finally {
      telling.set(false);
    }
    tellElsewhere();
  }
}
