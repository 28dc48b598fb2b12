package org.voltide.csms.nodes;

import java.time.Duration;
import java.util.Optional;
import org.voltide.csms.nodes.Lease.Seen;

/**
 * When a node that waits may take the lease: at once when nobody has it, else when it saw it not
 * renewed for the whole patience. It counts what it saw itself, without a gap: neither a clock that
 * was set nor a database that was away for both nodes makes it take anything. Not thread-safe.
 */
final class Vigil {
  private final Duration patience;
  private final Duration longestGap;
  private Optional<Look> first = Optional.empty();
  private long lastNanos;

  private record Look(Seen seen, long nanos) {}

  /**
   * @param longestGap between two looks, after which what was seen before counts no more
   */
  Vigil(Duration patience, Duration longestGap) {
    this.patience = patience;
    this.longestGap = longestGap;
  }

  /**
   * To be asked with every look.
   *
   * @param nanos of a clock that only goes forward
   */
  boolean mayTake(Seen seen, long nanos) {
    boolean goesOn =
        first.filter(look -> look.seen().isSameAs(seen)).isPresent()
            && nanos - lastNanos <= longestGap.toNanos();
    lastNanos = nanos;
    if (!goesOn) {
      first = Optional.of(new Look(seen, nanos));
    }
    return seen.node().isEmpty()
        || first.filter(look -> nanos - look.nanos() >= patience.toNanos()).isPresent();
  }
}
