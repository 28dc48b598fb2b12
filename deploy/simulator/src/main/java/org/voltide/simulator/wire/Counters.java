package org.voltide.simulator.wire;

/** What one station's line went through. Confined to the world's loop. */
public final class Counters {
  long connects;
  long resent;
  long repeated;
  long swapped;
  long dropped;

  /** Connections made, the first one included. */
  public long connects() {
    return connects;
  }

  /** Transaction messages sent again because no answer came or it was an error. */
  public long resent() {
    return resent;
  }

  /** Transaction messages said twice out of mischief. */
  public long repeated() {
    return repeated;
  }

  /** Transaction messages sent before an older one out of mischief. */
  public long swapped() {
    return swapped;
  }

  /** Transaction messages given up after {@code MessageAttempts}. */
  public long dropped() {
    return dropped;
  }
}
