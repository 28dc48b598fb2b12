package org.voltide.ocpp.dialect;

import java.time.Instant;
import org.voltide.ocpp.message.type.ReadingContext;

/**
 * Sequence numbers for the events of a transaction, which 1.6 does not number. They come from what
 * the message says alone, so that a repeated message is known as such: by second, and within a
 * second by kind. They ascend, with gaps, but for one step back every 17 years, next in 2038.
 */
final class SeqNo {
  static final int STARTED = 0;
  static final int ENDED = Integer.MAX_VALUE;

  private static final int KINDS = 4;
  private static final int SECONDS = (1 << 29) - 1;

  private SeqNo() {}

  static int reading(Instant at, ReadingContext context) {
    return at(
        at,
        switch (context) {
          case SamplePeriodic -> 0;
          case SampleClock -> 1;
          default -> 2;
        });
  }

  static int state(Instant at) {
    return at(at, 3);
  }

  private static int at(Instant at, int kind) {
    return 1 + KINDS * Math.floorMod(at.getEpochSecond(), SECONDS) + kind;
  }
}
