package org.voltide.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MemoryTest {

  @Test
  void readsItsShareOfWhatIsShared() {
    String rollup =
        """
        55d0-7ffe ---p 00000000 00:00 0    [rollup]
        Rss:              310772 kB
        Pss:              120001 kB
        Pss_Dirty:         90000 kB
        """;
    assertThat(Memory.bytes(rollup)).isEqualTo(120_001 * 1024L);
    assertThatThrownBy(() -> Memory.bytes("Rss: 1 kB")).isInstanceOf(BenchException.class);
  }

  @Test
  void aFamilyTakesNoLessThanItsHead() {
    long self = ProcessHandle.current().pid();
    assertThat(Memory.of(self)).isPositive();
    assertThat(Memory.ofFamily(self)).isPositive();
  }
}
