package org.voltide.csms.tariffs;

import static java.time.LocalTime.MIDNIGHT;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Problem.Fault;
import org.voltide.csms.tariffs.pricing.Restrictions;
import org.voltide.csms.tariffs.pricing.Tariff;

/**
 * What a tariff says that can never count: restrictions that nothing meets, a price behind another
 * of its dimension, limits that exclude each other, money that does not exist.
 */
public final class Contradictions {
  private final List<Fault> faults = new ArrayList<>();

  private Contradictions() {}

  /**
   * @param pointer where the tariff is in what was sent; empty when it is all of it
   * @throws Problem 422 with all of them
   */
  public static void refuse(Tariff tariff, String pointer) {
    List<Fault> faults = in(tariff, pointer);
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
  }

  /** The same for a site's tariff, or that of a single session. */
  public static void refuse(SiteTariff tariff) {
    if (tariff.varies()
        && Stream.of(tariff.perKwh(), tariff.perHour(), tariff.fixed())
            .anyMatch(price -> price.signum() > 0)) {
      throw Problem.invalid("/elements", "They hold in place of perKwh, perHour and fixed.");
    }
    refuse(tariff.asTariff(null), "");
  }

  static List<Fault> in(Tariff tariff, String pointer) {
    Contradictions found = new Contradictions();
    found.checkMoney(tariff, pointer);
    for (int i = 0; i < tariff.elements().size(); i++) {
      Tariff.Element element = tariff.elements().get(i);
      String place = "%s/elements/%d".formatted(pointer, i);
      found.checkDimensions(element.components(), place + "/components");
      Optional.ofNullable(element.restrictions())
          .ifPresent(when -> found.checkRestrictions(when, place + "/restrictions"));
    }
    return List.copyOf(found.faults);
  }

  private void checkMoney(Tariff tariff, String pointer) {
    if (Currency.getAvailableCurrencies().stream()
        .noneMatch(known -> known.getCurrencyCode().equals(tariff.currency()))) {
      faults.add(new Fault(pointer + "/currency", "No currency of ISO 4217."));
    }
    Tariff.Limit least = tariff.minimum();
    Tariff.Limit most = tariff.maximum();
    if (least == null || most == null) {
      return;
    }
    if (isMore(least.beforeTaxes(), most.beforeTaxes())) {
      faults.add(new Fault(pointer + "/maximum/beforeTaxes", "Less than the minimum."));
    }
    if (isMore(least.afterTaxes(), most.afterTaxes())) {
      faults.add(new Fault(pointer + "/maximum/afterTaxes", "Less than the minimum."));
    }
  }

  private void checkDimensions(List<Tariff.Component> components, String pointer) {
    Set<Tariff.Dimension> priced = EnumSet.noneOf(Tariff.Dimension.class);
    for (int i = 0; i < components.size(); i++) {
      if (!priced.add(components.get(i).dimension())) {
        faults.add(
            new Fault("%s/%d/dimension".formatted(pointer, i), "The element prices it already."));
      }
    }
  }

  private void checkRestrictions(Restrictions when, String pointer) {
    LocalTime from = Optional.ofNullable(when.startTime()).orElse(MIDNIGHT);
    if (from.equals(when.endTime()) && !from.equals(MIDNIGHT)) {
      faults.add(
          new Fault(pointer + "/endTime", "The same as startTime: the element would never hold."));
    }
    checkEdges(when.startDate(), when.endDate(), "startDate", pointer + "/endDate");
    checkEdges(when.minKwh(), when.maxKwh(), "minKwh", pointer + "/maxKwh");
    checkEdges(when.minCurrent(), when.maxCurrent(), "minCurrent", pointer + "/maxCurrent");
    checkEdges(when.minPower(), when.maxPower(), "minPower", pointer + "/maxPower");
    checkEdges(when.minDuration(), when.maxDuration(), "minDuration", pointer + "/maxDuration");
  }

  /** The least is inclusive, the most exclusive. */
  private <T extends Comparable<? super T>> void checkEdges(
      @Nullable T least, @Nullable T most, String leastName, String pointer) {
    if (least != null && most != null && least.compareTo(most) >= 0) {
      faults.add(
          new Fault(pointer, "Not above %s: the element would never hold.".formatted(leastName)));
    }
  }

  private static <T extends Comparable<T>> boolean isMore(@Nullable T least, @Nullable T most) {
    return least != null && most != null && least.compareTo(most) > 0;
  }
}
