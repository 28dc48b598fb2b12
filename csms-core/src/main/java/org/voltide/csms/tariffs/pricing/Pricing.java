package org.voltide.csms.tariffs.pricing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.tariffs.pricing.Restrictions.Reservation;
import org.voltide.csms.tariffs.pricing.Tariff.Component;
import org.voltide.csms.tariffs.pricing.Tariff.Dimension;
import org.voltide.csms.tariffs.pricing.Tariff.Limit;

/**
 * Reckons what a session costs by a tariff (OCPI 2.2.1 and 2.3.0, Tariffs). Steps are rounded up
 * once per session: energy by the last component that priced energy, time by the last that priced
 * time of either kind, and only the time of that kind. A flat price counts once.
 */
public final class Pricing {
  private final Tariff tariff;
  private final Map<Priced, BigDecimal> used = new LinkedHashMap<>();

  /** Of a session; time of either kind is under {@link Dimension#TIME}. */
  private final Map<Dimension, Priced> last = new EnumMap<>(Dimension.class);

  private @Nullable Priced lastOfReservation;

  /** What a flat price was charged for: the session, its reservation, the expiry of that. */
  private final Set<Optional<Reservation>> flats = new HashSet<>();

  /** By dimension what each element asks for it, in their order. */
  private final Map<Dimension, List<Priced>> prices = new EnumMap<>(Dimension.class);

  private Pricing(Tariff tariff) {
    this.tariff = tariff;
    for (Dimension dimension : Dimension.values()) {
      prices.put(
          dimension,
          IntStream.range(0, tariff.elements().size())
              .mapToObj(i -> priced(i, dimension))
              .flatMap(Optional::stream)
              .toList());
    }
  }

  /**
   * The cost, not rounded to the digits of its currency.
   *
   * @param zone of the site
   * @param spans in the order of time
   */
  public static Cost of(Tariff tariff, ZoneId zone, List<Span> spans) {
    Pricing pricing = new Pricing(tariff);
    pricing.add(new Cutting(tariff, zone), spans, true);
    pricing.add(new Cutting(tariff, zone), spans, false);
    return pricing.cost();
  }

  private void add(Cutting cutting, List<Span> all, boolean reservation) {
    List<Span> spans =
        all.stream().filter(span -> span.kind().isReservation() == reservation).toList();
    BigDecimal kWh = BigDecimal.ZERO;
    for (Span span : spans) {
      Instant begun = spans.getFirst().start();
      cutting.slices(span, begun, kWh).forEach(this::add);
      kWh = kWh.add(span.importKwh());
    }
  }

  private void add(Slice slice) {
    for (Dimension dimension : Dimension.values()) {
      BigDecimal quantity = slice.quantity(dimension);
      if (quantity.signum() != 0) {
        prices(dimension, slice).forEach(priced -> add(priced, quantity));
      }
    }
  }

  private void add(Priced priced, BigDecimal quantity) {
    Dimension dimension = priced.component().dimension();
    if (dimension == Dimension.FLAT) {
      if (flats.add(reservationOf(priced))) {
        used.put(priced, quantity);
      }
      return;
    }
    used.merge(priced, quantity, BigDecimal::add);
    if (priced.reservation()) {
      lastOfReservation = priced;
    } else {
      last.put(dimension.isTime() ? Dimension.TIME : dimension, priced);
    }
  }

  private Optional<Reservation> reservationOf(Priced priced) {
    return Optional.ofNullable(tariff.elements().get(priced.element()).when().reservation());
  }

  /** What holds in it: one at most, but each flat price of a reservation and of its expiry. */
  private Stream<Priced> prices(Dimension dimension, Slice slice) {
    return switch (slice.kind()) {
      case CHARGING, PARKED -> first(dimension, slice, null).stream();
      case RESERVED -> first(dimension, slice, Reservation.RESERVATION).stream();
      case RESERVATION_EXPIRED -> {
        Optional<Priced> expired = first(dimension, slice, Reservation.RESERVATION_EXPIRES);
        Optional<Priced> kept = first(dimension, slice, Reservation.RESERVATION);
        yield dimension == Dimension.FLAT
            ? Stream.of(expired, kept).flatMap(Optional::stream)
            : expired.or(() -> kept).stream();
      }
    };
  }

  private Optional<Priced> first(
      Dimension dimension, Slice slice, @Nullable Reservation reservation) {
    return prices.getOrDefault(dimension, List.of()).stream()
        .filter(priced -> reservationOf(priced).equals(Optional.ofNullable(reservation)))
        .filter(priced -> tariff.elements().get(priced.element()).when().areMetBy(slice))
        .findFirst();
  }

  private Optional<Priced> priced(int element, Dimension dimension) {
    boolean reservation = tariff.elements().get(element).when().reservation() != null;
    return tariff.elements().get(element).components().stream()
        .filter(component -> component.dimension() == dimension)
        .findFirst()
        .map(component -> new Priced(element, component, reservation));
  }

  private Cost cost() {
    Map<Priced, BigDecimal> steps = new HashMap<>();
    Stream.concat(last.values().stream(), Stream.ofNullable(lastOfReservation))
        .forEach(priced -> steps.put(priced, toWholeSteps(priced)));
    List<Line> lines = new ArrayList<>();
    used.forEach(
        (priced, quantity) -> {
          BigDecimal billed = quantity.add(steps.getOrDefault(priced, BigDecimal.ZERO));
          lines.add(Line.of(priced, quantity, billed, tariff.taxIncluded()));
        });
    Money sum = lines.stream().map(Line::amount).reduce(Money.NONE, Money::plus);
    Money total = atMost(atLeast(sum));
    return new Cost(tariff.currency(), List.copyOf(lines), total.minus(sum), Money.NONE, total);
  }

  /** What is missing to a whole number of its steps in all that its dimension is priced of. */
  private BigDecimal toWholeSteps(Priced priced) {
    Component component = priced.component();
    if (component.stepSize() == 0 || component.dimension() == Dimension.ENERGY_EXPORT) {
      return BigDecimal.ZERO;
    }
    BigDecimal step =
        component.dimension() == Dimension.ENERGY
            ? BigDecimal.valueOf(component.stepSize(), 3)
            : BigDecimal.valueOf(component.stepSize());
    BigDecimal all =
        used.entrySet().stream()
            .filter(other -> other.getKey().reservation() == priced.reservation())
            .filter(other -> other.getKey().component().dimension() == component.dimension())
            .map(Map.Entry::getValue)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal begun = all.remainder(step);
    return begun.signum() == 0 ? BigDecimal.ZERO : step.subtract(begun);
  }

  private Money atLeast(Money sum) {
    Limit least = tariff.minimum();
    return least == null
        ? sum
        : limited(
            sum,
            sum.beforeTaxes().max(least.beforeTaxes()),
            least.afterTaxes() == null ? null : sum.afterTaxes().max(least.afterTaxes()));
  }

  private Money atMost(Money sum) {
    Limit most = tariff.maximum();
    return most == null
        ? sum
        : limited(
            sum,
            sum.beforeTaxes().min(most.beforeTaxes()),
            most.afterTaxes() == null ? null : sum.afterTaxes().min(most.afterTaxes()));
  }

  private static Money limited(Money sum, BigDecimal before, @Nullable BigDecimal after) {
    return new Money(before, after == null ? sum.tax() : after.subtract(before));
  }
}
