package org.voltide.csms.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down guessing: after a few failures a user is refused from that address for a while.
 * Thread-safe.
 */
final class LoginThrottle {

  static final int FAILURES_ALLOWED = 5;
  static final Duration PAUSE = Duration.ofMinutes(5);
  private static final int MOST_REMEMBERED = 10_000;

  private record Who(String user, String address) {}

  private record Failures(int count, Instant last) {}

  private final InstantSource time;

  private final Map<Who, Failures> failures =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Who, Failures> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  LoginThrottle(InstantSource time) {
    this.time = time;
  }

  synchronized boolean allows(String user, String address) {
    Failures known = failures.get(new Who(user, address));
    return known == null || known.count() < FAILURES_ALLOWED || isOver(known);
  }

  synchronized void failed(String user, String address) {
    Instant now = time.instant();
    failures.merge(
        new Who(user, address),
        new Failures(1, now),
        (known, first) -> isOver(known) ? first : new Failures(known.count() + 1, now));
  }

  synchronized void succeeded(String user, String address) {
    failures.remove(new Who(user, address));
  }

  private boolean isOver(Failures known) {
    return known.last().plus(PAUSE).isBefore(time.instant());
  }
}
