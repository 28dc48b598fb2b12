package org.voltide.ocpp.dialect;

import java.time.Instant;
import java.util.List;
import org.voltide.ocpp.message.transactions.ChargingState;
import org.voltide.ocpp.message.type.ReadingContext;
import org.voltide.ocpp.message.v16.SampleSet;

/**
 * Sequence numbers for the events of a transaction, which 1.6 does not number. They come from what
 * the message says alone, so that a repeated message is known as such: by second, within a second
 * by kind, and within a kind by content. They ascend, with gaps, but for one step back every 388
 * days, next in June 2027.
 */
final class SeqNo {
  static final int STARTED = 0;
  static final int ENDED = Integer.MAX_VALUE;

  private static final int KINDS = 4;
  private static final int CONTENT_BITS = 4;
  private static final int SECONDS = (1 << 25) - 1;

  /** Spreads differences of any bit over the highest ones (Fibonacci hashing). */
  private static final int SPREAD = 0x9E3779B9;

  private SeqNo() {}

  /** Different values of the same second and context have the same number one time in 16. */
  static int reading(Instant at, ReadingContext context, List<SampleSet> values) {
    int kind =
        switch (context) {
          case SamplePeriodic -> 0;
          case SampleClock -> 1;
          default -> 2;
        };
    // The text and not the record: the hash of an enum differs from one process to the next.
    int content = values.toString().hashCode() * SPREAD >>> (Integer.SIZE - CONTENT_BITS);
    return at(at, kind, content);
  }

  /** Different states never have the same number. */
  static int state(Instant at, ChargingState state) {
    return at(at, 3, state.ordinal());
  }

  private static int at(Instant at, int kind, int content) {
    int second = Math.floorMod(at.getEpochSecond(), SECONDS);
    return 1 + ((second * KINDS + kind) << CONTENT_BITS) + content;
  }
}
