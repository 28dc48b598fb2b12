package org.voltide.csms.ceremonies;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WantedTest {
  @ParameterizedTest
  @ValueSource(strings = {"cps-service-1", "voltide-v2g-root", "person-ann", "1", "CPO"})
  void labelsOfOtherKeysAreNoAuthoritys(String label) {
    assertThat(label).doesNotMatch(Wanted.LABEL);
  }

  @Test
  void othersAre() {
    assertThat("cps-1").matches(Wanted.LABEL);
  }
}
