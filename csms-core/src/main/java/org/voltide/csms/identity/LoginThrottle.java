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
public final class LoginThrottle {

  static final int FAILURES_ALLOWED = 5;
  static final int FAILURES_OF_ONE = 100;

  /** How long who failed too often is refused. */
  public static final Duration PAUSE = Duration.ofMinutes(5);

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

  public LoginThrottle(InstantSource time) {
    this.time = time;
  }

  /**
   * Whether another attempt may be made. It counts as a failure until it {@link #succeeded}, so
   * that many at the same time are not all admitted before the first has failed.
   */
  public synchronized boolean admits(String user, String address) {
    if (concerned(user, address).anyMatch(this::isPaused)) {
      return false;
    }
    concerned(user, address).forEach(this::count);
    return true;
  }

  /** That attempt was none of guessing; neither were those of this user from there before. */
  public synchronized void succeeded(String user, String address) {
    failures.remove(new Who(user, address));
    takeBack(new Who(user, ANY));
    takeBack(new Who(ANY, address));
  }

  /** That attempt was not finished: it counts neither way. */
  synchronized void withdrawn(String user, String address) {
    concerned(user, address).forEach(this::takeBack);
  }

  private void takeBack(Who who) {
    failures.computeIfPresent(
        who, (known, was) -> was.count() == 1 ? null : new Failures(was.count() - 1, was.last()));
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
