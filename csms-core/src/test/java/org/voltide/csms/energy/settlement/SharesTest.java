package org.voltide.csms.energy.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;

class SharesTest {

  private static final int WHOLE = 1_000_000;

  @Property(tries = 1000, seed = "20260301")
  void thePartsAreCentsAndAddUpToTheAmountInCents(
      @ForAll @BigRange(min = "-1000", max = "100000") @Scale(6) BigDecimal amount,
      @ForAll @IntRange(max = WHOLE) int a,
      @ForAll @IntRange(max = WHOLE) int b,
      @ForAll @IntRange(max = WHOLE) int c) {
    int[] cuts = Stream.of(a, b, c).mapToInt(i -> i).sorted().toArray();
    Shares shares =
        new Shares(
            percent(cuts[0]),
            percent(cuts[1] - cuts[0]),
            percent(cuts[2] - cuts[1]),
            percent(WHOLE - cuts[2]));

    assertThat(shares.areWhole()).isTrue();
    Amounts parts = shares.split(amount);
    List<BigDecimal> each =
        List.of(parts.driver(), parts.fleet(), parts.siteHost(), parts.operator());
    BigDecimal cents = amount.setScale(2, RoundingMode.HALF_UP);
    assertThat(each.stream().reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(cents);
    assertThat(each).allMatch(part -> part.scale() == 2);
    if (cents.signum() >= 0) {
      List<BigDecimal> percents =
          List.of(shares.driver(), shares.fleet(), shares.siteHost(), shares.operator());
      for (int i = 0; i < each.size(); i++) {
        BigDecimal exact = cents.multiply(percents.get(i)).movePointLeft(2);
        assertThat(each.get(i).subtract(exact).abs()).isLessThan(new BigDecimal("0.01"));
      }
    }
  }

  @Example
  void theCentThatIsLeftGoesToWhomMostWasCutOff() {
    Shares shares = shares("33.3333", "33.3333", "33.3334", "0");

    assertThat(shares.split(new BigDecimal("1.00")))
        .isEqualTo(amounts("0.33", "0.33", "0.34", "0.00"));
    assertThat(shares("50", "50", "0", "0").split(new BigDecimal("0.01")))
        .isEqualTo(amounts("0.01", "0.00", "0.00", "0.00"));
  }

  @Example
  void theOperatorBearsALoss() {
    assertThat(shares("70", "10", "10", "10").split(new BigDecimal("-1.234")))
        .isEqualTo(amounts("0.00", "0.00", "0.00", "-1.23"));
  }

  @Example
  void whatASpreadsheetWouldRunIsAText() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Rows rows = new CsvRows(List.of("a", "b"), out);
    rows.add(List.of(Optional.of("=HYPERLINK(\"x\")"), Optional.of(new BigDecimal("-1.50"))));
    rows.add(List.of(Optional.of("-2+3"), Optional.empty()));
    rows.add(List.of(Optional.of("a,\"b\"\nc"), Optional.of(Instant.EPOCH)));
    rows.add(List.of(Optional.of("\t@x"), Optional.of(true)));
    rows.end();

    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "a,b\r\n\"'=HYPERLINK(\"\"x\"\")\",-1.50\r\n'-2+3,\r\n"
                + "\"a,\"\"b\"\"\nc\",1970-01-01T00:00:00Z\r\n'\t'@x,true\r\n");
  }

  private static BigDecimal percent(int ofWhole) {
    return BigDecimal.valueOf(ofWhole, 4);
  }

  private static Shares shares(String driver, String fleet, String host, String operator) {
    return new Shares(
        new BigDecimal(driver),
        new BigDecimal(fleet),
        new BigDecimal(host),
        new BigDecimal(operator));
  }

  private static Amounts amounts(String driver, String fleet, String host, String operator) {
    return new Amounts(
        new BigDecimal(driver),
        new BigDecimal(fleet),
        new BigDecimal(host),
        new BigDecimal(operator));
  }
}
