package org.voltide.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class CpuMeterTest {

  @Test
  void countsAllThatWasSpentSinceTheLastLap() {
    CpuMeter meter = meter(10.0, 12.0, 12.5);
    assertThat(meter.lap(100)).isEqualTo(50);
    assertThat(meter.lap(100)).isEqualTo(200);
  }

  @Test
  void refusesToDivideByNothing() {
    CpuMeter meter = meter(10.0, 10.0);
    assertThatThrownBy(() -> meter.lap(100))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("make it longer");
  }

  private static CpuMeter meter(Double... readings) {
    Iterator<Double> next = List.of(readings).iterator();
    return new CpuMeter(next::next);
  }
}
