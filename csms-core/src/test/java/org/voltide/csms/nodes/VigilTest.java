package org.voltide.csms.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.voltide.csms.nodes.Lease.Seen;

class VigilTest {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Vigil vigil = new Vigil(PATIENCE, Duration.ofSeconds(5));

  private boolean mayTake(long beat, Optional<String> node, int second) {
    // What the database's clock says of it counts for nothing.
    Seen seen = new Seen(1, beat, node, Duration.ofDays(365));
    return vigil.mayTake(seen, Duration.ofSeconds(second).toNanos());
  }

  private boolean mayTakeFromOther(long beat, int second) {
    return mayTake(beat, Optional.of("other"), second);
  }

  @Test
  void whatNobodyHasIsTakenAtOnce() {
    assertThat(mayTake(0, Optional.empty(), 0)).isTrue();
  }

  @Test
  void whatIsRenewedIsNeverTaken() {
    for (int second = 0; second < 60; second++) {
      assertThat(mayTakeFromOther(second / 3, second)).isFalse();
    }
  }

  @Test
  void whatIsNotRenewedForTheWholePatienceIsTaken() {
    for (int second = 0; second < 15; second++) {
      assertThat(mayTakeFromOther(7, second)).isFalse();
    }
    assertThat(mayTakeFromOther(7, 15)).isTrue();
  }

  @Test
  void aRenewalBeginsThePatienceAnew() {
    for (int second = 0; second < 14; second++) {
      assertThat(mayTakeFromOther(7, second)).isFalse();
    }
    for (int second = 14; second < 29; second++) {
      assertThat(mayTakeFromOther(8, second)).isFalse();
    }
    assertThat(mayTakeFromOther(8, 29)).isTrue();
  }

  /** The database was away, or this node was frozen: the other could not have been heard. */
  @Test
  void aGapBetweenLooksBeginsThePatienceAnew() {
    assertThat(mayTakeFromOther(7, 0)).isFalse();
    assertThat(mayTakeFromOther(7, 3600)).isFalse();
    assertThat(mayTakeFromOther(7, 3605)).isFalse();
    assertThat(mayTakeFromOther(7, 3610)).isFalse();
    assertThat(mayTakeFromOther(7, 3615)).isTrue();
  }
}
