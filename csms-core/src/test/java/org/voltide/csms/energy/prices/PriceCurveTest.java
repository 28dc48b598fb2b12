package org.voltide.csms.energy.prices;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PriceCurveTest {

  private static final Instant MIDNIGHT = Instant.parse("2026-03-01T00:00:00Z");
  private final MarketPrices curve =
      new MarketPrices(List.of(hour(0, "0.1"), hour(1, "0.2"), hour(3, "0.6")));

  @Test
  void aPriceHoldsFromItsStartUntilBeforeItsEnd() {
    assertThat(curve.at(at(1)).importPrice()).isEqualByComparingTo("0.2");
    assertThat(curve.at(at(1).plusSeconds(3599)).importPrice()).isEqualByComparingTo("0.2");
    assertThat(curve.at(at(1)).known()).isTrue();
  }

  @Test
  void anUnknownHourIsGuessedFromTheLatestDayAtTheSameTime() {
    PriceCurve.Price guess = curve.at(at(25).plus(Duration.ofDays(2)));

    assertThat(guess.importPrice()).isEqualByComparingTo("0.2");
    assertThat(guess.known()).isFalse();
  }

  @Test
  void withoutSuchADayTheGuessIsTheAverage() {
    PriceCurve.Price guess = curve.at(at(2));

    assertThat(guess.importPrice()).isEqualByComparingTo("0.3");
    assertThat(guess.known()).isFalse();
  }

  @Test
  void withoutAnyPriceTheGuessInvitesNoTrade() {
    PriceCurve.Price guess = new MarketPrices(List.of()).at(MIDNIGHT);

    assertThat(guess.exportPrice()).isZero();
    assertThat(guess.known()).isFalse();
  }

  @Test
  void knownPricesEndAtTheFirstGap() {
    assertThat(curve.knownUntil(at(0).plusSeconds(60))).isEqualTo(at(2));
    assertThat(curve.knownUntil(at(2))).isEqualTo(at(2));
  }

  private static Instant at(int hour) {
    return MIDNIGHT.plus(Duration.ofHours(hour));
  }

  private static PriceStep hour(int hour, String price) {
    return new PriceStep(at(hour), at(hour + 1), new BigDecimal(price), BigDecimal.ZERO);
  }
}
