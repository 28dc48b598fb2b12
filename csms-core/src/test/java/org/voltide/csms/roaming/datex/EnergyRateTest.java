package org.voltide.csms.roaming.datex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.voltide.csms.roaming.model.Tariff;
import org.voltide.csms.roaming.model.Tariff.Component;
import org.voltide.csms.roaming.model.Tariff.Dimension;
import org.voltide.csms.roaming.model.Tariff.Element;
import org.voltide.csms.roaming.model.Tariff.Restrictions;
import org.voltide.csms.roaming.model.Tariff.TaxIncluded;

class EnergyRateTest {
  private static final Tariff PLAIN =
      new Tariff(
          "DE",
          "VLT",
          "depot",
          "EUR",
          TaxIncluded.YES,
          null,
          null,
          List.of(
              new Element(
                  List.of(
                      new Component(Dimension.ENERGY, new BigDecimal("0.59"), null, 1),
                      new Component(Dimension.TIME, new BigDecimal("3"), null, 60),
                      new Component(Dimension.PARKING_TIME, new BigDecimal("6"), null, 60)),
                  null)),
          Instant.parse("2026-05-01T12:00:00Z"));

  private static final Restrictions EVENING =
      new Restrictions(
          "18:00", "00:00", null, null, null, null, null, null, null, null, null, null, null, null);

  @Test
  void pricesOfTimeAreByMinuteAndThoseOfStayingAreLeftOut() {
    EnergyRate rate = EnergyRate.of(PLAIN, "CS-1-1").orElseThrow();
    assertThat(rate.energyPrice())
        .extracting(price -> price.priceType().value(), price -> price.value().doubleValue())
        .containsExactly(tuple("pricePerKWh", 0.59), tuple("pricePerMinute", 0.05));
  }

  @Test
  void aPriceThatHoldsOnlySometimesIsNotToldAsIfItAlwaysDid() {
    Element element = PLAIN.elements().getFirst();
    Element evening = new Element(element.priceComponents(), EVENING);
    assertThat(EnergyRate.of(PLAIN.withElements(List.of(element, evening)), "CS-1-1")).isEmpty();
  }
}
