package org.voltide.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.voltide.bench.Endurance.Stretch;

class EnduranceTest {

  private static Endurance run(long[] liveBytes, double[] p99Ms) {
    Endurance run = new Endurance();
    for (int i = 0; i < liveBytes.length; i++) {
      run.add(new Stretch(i + 1, 100, 0.5, 2, p99Ms[i], 90, liveBytes[i], 500_000_000, 0));
    }
    return run;
  }

  @Test
  void tellsWhatStaysFromWhatGrows() {
    Endurance steady =
        run(new long[] {100, 104, 98, 103, 101, 104}, new double[] {9, 5, 7, 6, 9, 8});
    assertThat(steady.isSteady()).isTrue();
    assertThat(steady.verdict()).contains("live heap 1.00").endsWith("steady");
    Endurance leaking =
        run(new long[] {100, 110, 120, 130, 140, 150}, new double[] {9, 5, 7, 6, 9, 8});
    assertThat(leaking.isSteady()).isFalse();
    assertThat(leaking.verdict()).contains("live heap 1.38").endsWith("missed");
    Endurance slower =
        run(new long[] {100, 100, 100, 100, 100, 100}, new double[] {5, 5, 9, 9, 12, 12});
    assertThat(slower.isSteady()).isFalse();
  }

  @Test
  void showsMegabytesUnderTheirHeads() {
    Stretch stretch =
        new Stretch(6, 100.5, 0.25, 2.5, 8, 120, 180_400_000, 700_000_000, 90_000_000);
    assertThat(stretch.line()).contains("180.4", "700", "90", "100.5", "0.25");
    assertThat(Endurance.header().lines())
        .allMatch(line -> line.length() == stretch.line().length());
  }
}
