package org.voltide.csms.platform;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lets each caller do something so many times in a minute. Thread-safe. */
public final class Throttle {

  private static final Duration SPAN = Duration.ofMinutes(1);
  private static final int MOST_REMEMBERED = 10_000;

  private record Counted(Instant since, int times) {}

  private final int most;
  private final InstantSource time;

  private final Map<String, Counted> callers =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Counted> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  /**
   * @param most times in a minute
   */
  public Throttle(int most, InstantSource time) {
    this.most = most;
    this.time = time;
  }

  /** Counts one more, and whether that is allowed. */
  public synchronized boolean allows(String caller) {
    Instant now = time.instant();
    Counted counted =
        callers.merge(
            caller,
            new Counted(now, 1),
            (before, first) ->
                before.since().plus(SPAN).isAfter(now)
                    ? new Counted(before.since(), Math.min(before.times() + 1, most + 1))
                    : first);
    return counted.times() <= most;
  }
}
