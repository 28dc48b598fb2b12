package org.voltide.csms.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Slows down guessing: after a few failures a user is refused from that address for a while, after
 * many a user from everywhere, and an address for everybody. Thread-safe.
 */
final class LoginThrottle {

  static final int FAILURES_ALLOWED = 5;
  static final int FAILURES_OF_ONE = 100;
  static final Duration PAUSE = Duration.ofMinutes(5);
  private static final int MOST_REMEMBERED = 10_000;

  private static final String ANY = "";

  private record Who(String user, String address) {
    int failuresAllowed() {
      return user.equals(ANY) || address.equals(ANY) ? FAILURES_OF_ONE : FAILURES_ALLOWED;
    }
  }

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
    return concerned(user, address).noneMatch(this::isPaused);
  }

  synchronized void failed(String user, String address) {
    concerned(user, address).forEach(this::count);
  }

  synchronized void succeeded(String user, String address) {
    failures.remove(new Who(user, address));
  }

  private static Stream<Who> concerned(String user, String address) {
    return Stream.of(new Who(user, address), new Who(user, ANY), new Who(ANY, address));
  }

  private boolean isPaused(Who who) {
    Failures known = failures.get(who);
    return known != null && known.count() >= who.failuresAllowed() && !isOver(known);
  }

  private void count(Who who) {
    Instant now = time.instant();
    failures.merge(
        who,
        new Failures(1, now),
        (known, first) -> isOver(known) ? first : new Failures(known.count() + 1, now));
  }

  private boolean isOver(Failures known) {
    return known.last().plus(PAUSE).isBefore(time.instant());
  }
}
