package org.voltide.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CpuTimeTest {
  private static final String STAT =
      "4711 (a (odd) name) S 1 4711 4711 0 -1 4194304 900 0 0 0 250 50 30 20 20 0 9 0 12345";

  @Test
  void findsTheTimesBehindAnyName() {
    String[] fields = CpuTime.fields(STAT);
    assertThat(fields[11]).isEqualTo("250");
    assertThat(fields[14]).isEqualTo("20");
  }

  @Test
  void refusesWhatIsNoProcessStatus() {
    assertThatThrownBy(() -> CpuTime.fields("nonsense")).isInstanceOf(BenchException.class);
  }

  @Test
  void growsWithWork() {
    long self = ProcessHandle.current().pid();
    double before = CpuTime.ofFamily(self);
    long sum = 0;
    while (CpuTime.of(self) < before + 0.05) {
      sum += System.nanoTime() % 7;
    }
    assertThat(CpuTime.ofFamily(self)).as("after work %d", sum).isGreaterThan(before);
  }

  @Test
  void saysThatAProcessHasEnded() {
    assertThatThrownBy(() -> CpuTime.of(Integer.MAX_VALUE))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("has ended");
  }
}
