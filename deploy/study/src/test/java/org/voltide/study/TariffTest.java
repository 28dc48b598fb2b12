package org.voltide.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TariffTest {

  @Test
  void negativePricesAreCostsOnTheWayOut() {
    Tariff tariff = new Tariff(0.15, 0.9, 0.1);
    assertThat(tariff.importPerKwh(-0.05)).isCloseTo(0.10, within(1e-9));
    assertThat(tariff.exportPerKwh(-0.05)).isCloseTo(0.05, within(1e-9));
    assertThat(tariff.exportPerKwh(0.10)).isCloseTo(0.19, within(1e-9));
  }

  @Test
  void itsSentenceNamesItsFigures() {
    assertThat(new Tariff(0.15, 0.9, 0.1).sentence())
        .isEqualTo(
            "A kWh from the grid costs the market's price and 0.150 €; a kWh into the grid earns"
                + " 90 % of the market's price and gets back 0.100 €.");
  }
}
