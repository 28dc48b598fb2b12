package org.voltide.simulator.tariff;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.transactions.CostDetails;
import org.voltide.ocpp.message.transactions.CostDetailsBuilder;
import org.voltide.ocpp.message.transactions.TariffCost;
import org.voltide.ocpp.message.transactions.TotalCostBuilder;
import org.voltide.ocpp.message.transactions.TotalPrice;
import org.voltide.ocpp.message.transactions.TotalUsage;
import org.voltide.ocpp.message.type.Price;
import org.voltide.ocpp.message.type.Tariff;
import org.voltide.ocpp.message.type.TariffTime;
import org.voltide.ocpp.message.type.TaxRate;

/** What a transaction costs by a tariff without conditions (OCPP 2.1 I12). */
public record Bill(Tariff tariff, Usage usage) {
  private static final int DIGITS = 4;
  private static final BigDecimal PERCENT = BigDecimal.valueOf(100);
  private static final BigDecimal WH_PER_KWH = BigDecimal.valueOf(1000);
  private static final BigDecimal SECONDS_PER_MINUTE = BigDecimal.valueOf(60);

  /** One part of the bill, before and after tax. */
  private record Part(BigDecimal net, BigDecimal gross) {
    static final Part NONE = new Part(BigDecimal.ZERO, BigDecimal.ZERO);

    static Part of(BigDecimal price, BigDecimal amount, @Nullable List<TaxRate> taxes) {
      BigDecimal net = price.multiply(amount).setScale(DIGITS, RoundingMode.HALF_UP);
      return new Part(net, taxed(net, taxes));
    }

    Part plus(Part other) {
      return new Part(net.add(other.net), gross.add(other.gross));
    }

    @Nullable Price price() {
      return this == NONE ? null : new Price(net, gross, null, null);
    }
  }

  /** The whole bill. */
  public CostDetails details() {
    Part energy = energy();
    Part charging = time(tariff.chargingTime(), usage.charging());
    Part idle = time(tariff.idleTime(), usage.idle());
    Part fixed = fixed();
    Part sum = Stream.of(energy, charging, idle, fixed).reduce(Part.NONE, Part::plus);
    TariffCost kind = kind(sum);
    var total =
        TotalCostBuilder.builder()
            .currency(tariff.currency())
            .typeOfCost(kind)
            .total(total(kind, sum))
            .energy(energy.price())
            .chargingTime(charging.price())
            .idleTime(idle.price())
            .fixed(fixed.price())
            .build();
    var used =
        new TotalUsage(
            Math.round(usage.importWh()) / 1000.0,
            Math.toIntExact(usage.charging().toSeconds()),
            Math.toIntExact(usage.idle().toSeconds()),
            null,
            null);
    return CostDetailsBuilder.builder().totalCost(total).totalUsage(used).build();
  }

  /** What is to be paid, before tax. */
  public BigDecimal net() {
    return Objects.requireNonNullElse(details().totalCost().total().exclTax(), BigDecimal.ZERO);
  }

  private Part energy() {
    if (tariff.energy() == null) {
      return Part.NONE;
    }
    BigDecimal kwh = BigDecimal.valueOf(usage.importWh()).divide(WH_PER_KWH);
    return Part.of(tariff.energy().prices().getFirst().priceKwh(), kwh, tariff.energy().taxRates());
  }

  private static Part time(@Nullable TariffTime price, Duration length) {
    if (price == null) {
      return Part.NONE;
    }
    BigDecimal minutes =
        BigDecimal.valueOf(length.toSeconds())
            .divide(SECONDS_PER_MINUTE, DIGITS, RoundingMode.HALF_UP);
    return Part.of(price.prices().getFirst().priceMinute(), minutes, price.taxRates());
  }

  private Part fixed() {
    return tariff.fixedFee() == null
        ? Part.NONE
        : Part.of(
            tariff.fixedFee().prices().getFirst().priceFixed(),
            BigDecimal.ONE,
            tariff.fixedFee().taxRates());
  }

  private TariffCost kind(Part sum) {
    if (bound(tariff.minCost()) != null && sum.net.compareTo(bound(tariff.minCost())) < 0) {
      return TariffCost.MinCost;
    }
    return bound(tariff.maxCost()) != null && sum.net.compareTo(bound(tariff.maxCost())) > 0
        ? TariffCost.MaxCost
        : TariffCost.NormalCost;
  }

  private TotalPrice total(TariffCost kind, Part sum) {
    return switch (kind) {
      case NormalCost -> new TotalPrice(sum.net, sum.gross, null);
      case MinCost -> fromBound(Objects.requireNonNull(tariff.minCost()));
      case MaxCost -> fromBound(Objects.requireNonNull(tariff.maxCost()));
    };
  }

  private static TotalPrice fromBound(Price price) {
    BigDecimal net = price.exclTax();
    return new TotalPrice(
        net,
        price.inclTax() == null && net != null ? taxed(net, price.taxRates()) : price.inclTax(),
        null);
  }

  private static @Nullable BigDecimal bound(@Nullable Price price) {
    return price == null ? null : price.exclTax();
  }

  /** Each stack of taxes is levied on what the ones below it make of the price. */
  private static BigDecimal taxed(BigDecimal net, @Nullable List<TaxRate> taxes) {
    BigDecimal gross = net;
    List<TaxRate> all = taxes == null ? List.of() : taxes;
    for (int stack : all.stream().mapToInt(Bill::stack).distinct().sorted().toArray()) {
      BigDecimal percent =
          all.stream()
              .filter(tax -> stack(tax) == stack)
              .map(TaxRate::tax)
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      gross = gross.add(gross.multiply(percent).divide(PERCENT));
    }
    return gross.setScale(DIGITS, RoundingMode.HALF_UP);
  }

  private static int stack(TaxRate tax) {
    return tax.stack() == null ? 0 : tax.stack();
  }
}
