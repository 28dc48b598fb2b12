package org.voltide.csms.contractpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voltide.csms.platform.Problem;

class EmaidTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DE8AA1A2B3C4D5",
        "DE8AA1A2B3C4D59",
        "DE-8AA-1A2B3C4D5-9",
        "DE*8AA*1A2B3C4D5*9",
        "de-8aa-1a2b3c4d5",
        " DE 8AA 1A2B3C4D5 "
      })
  void allSpellingsAreOneContract(String written) {
    assertThat(Emaid.of(written)).isEqualTo(new Emaid("DE8AA1A2B3C4D5"));
  }

  @Test
  void aCheckDigitIsKeptAsWritten() {
    assertThat(Emaid.entered("DE-8AA-1A2B3C4D5-9")).isEqualTo("DE8AA1A2B3C4D59");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "DE8AA1A2B3C4D", "DE8AA1A2B3C4D599", "128AA1A2B3C4D5"})
  void whatIsNoneIsRefused(String written) {
    assertThatThrownBy(() -> Emaid.entered(written)).isInstanceOf(Problem.class);
  }
}
