package org.voltide.csms.energy.settlement;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Per cent of an amount for each party, 100 together. */
public record Shares(
    @NotNull @PositiveOrZero @DecimalMax("100") @Digits(integer = 3, fraction = 4)
        BigDecimal driver,
    @NotNull @PositiveOrZero @DecimalMax("100") @Digits(integer = 3, fraction = 4) BigDecimal fleet,
    @NotNull @PositiveOrZero @DecimalMax("100") @Digits(integer = 3, fraction = 4)
        BigDecimal siteHost,
    @NotNull @PositiveOrZero @DecimalMax("100") @Digits(integer = 3, fraction = 4)
        BigDecimal operator) {

  private static final BigDecimal WHOLE = new BigDecimal(100);

  boolean areWhole() {
    return parties().stream().reduce(BigDecimal.ZERO, BigDecimal::add).compareTo(WHOLE) == 0;
  }

  /** Whether each party has the same share, however many zeros follow it. */
  boolean areLike(Shares other) {
    return IntStream.range(0, parties().size())
        .allMatch(i -> parties().get(i).compareTo(other.parties().get(i)) == 0);
  }

  /**
   * Divides an amount, rounded to cents, so that the parts are cents and add up to it: each gets
   * its whole cents, and the cents that are left go one each to those of whose share most was cut
   * off, in the order of the parties where that is equal. A loss is borne by the operator, who
   * steered.
   */
  Amounts split(BigDecimal amount) {
    BigDecimal rounded = amount.setScale(2, RoundingMode.HALF_UP);
    if (rounded.signum() < 0) {
      return new Amounts(cents(0), cents(0), cents(0), rounded);
    }
    long whole = rounded.unscaledValue().longValueExact();
    List<BigDecimal> exact =
        parties().stream()
            .map(p -> p.multiply(BigDecimal.valueOf(whole)).movePointLeft(2))
            .toList();
    long[] parts = exact.stream().mapToLong(BigDecimal::longValue).toArray();
    IntStream.range(0, parts.length)
        .boxed()
        .sorted(Comparator.comparing(party -> exact.get(party).remainder(BigDecimal.ONE).negate()))
        .limit(whole - LongStream.of(parts).sum())
        .forEach(party -> parts[party]++);
    return new Amounts(cents(parts[0]), cents(parts[1]), cents(parts[2]), cents(parts[3]));
  }

  private List<BigDecimal> parties() {
    return List.of(driver, fleet, siteHost, operator);
  }

  private static BigDecimal cents(long cents) {
    return BigDecimal.valueOf(cents, 2);
  }
}
