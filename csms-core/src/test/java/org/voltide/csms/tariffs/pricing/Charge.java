package org.voltide.csms.tariffs.pricing;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.tariffs.pricing.Span.Kind;
import org.voltide.csms.tariffs.pricing.Tariff.Component;
import org.voltide.csms.tariffs.pricing.Tariff.Dimension;
import org.voltide.csms.tariffs.pricing.Tariff.Element;
import org.voltide.csms.tariffs.pricing.Tariff.Limit;

/** A course of a session, told step by step from a local time on, and tariffs to price it by. */
final class Charge {
  static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  private final List<Span> spans = new ArrayList<>();
  private final LocalDateTime start;

  private Charge(LocalDateTime start) {
    this.start = start;
  }

  /** Local time at the site. */
  static Charge startingAt(String start) {
    return new Charge(LocalDateTime.parse(start));
  }

  Charge charging(int minutes, String kWh) {
    return add(Kind.CHARGING, Duration.ofMinutes(minutes), kWh, "0", null);
  }

  Charge chargingWith(int amperes, int minutes) {
    BigDecimal current = BigDecimal.valueOf(amperes);
    return add(Kind.CHARGING, Duration.ofMinutes(minutes), "0", "0", current);
  }

  Charge giving(int minutes, String kWh) {
    return add(Kind.CHARGING, Duration.ofMinutes(minutes), "0", kWh, null);
  }

  Charge parked(int minutes) {
    return add(Kind.PARKED, Duration.ofMinutes(minutes), "0", "0", null);
  }

  Charge reserved(int minutes) {
    return add(Kind.RESERVED, Duration.ofMinutes(minutes), "0", "0", null);
  }

  Charge expired(int minutes) {
    return add(Kind.RESERVATION_EXPIRED, Duration.ofMinutes(minutes), "0", "0", null);
  }

  private Charge add(
      Kind kind, Duration duration, String in, String out, @Nullable BigDecimal amperes) {
    var from = spans.isEmpty() ? start.atZone(ZONE).toInstant() : spans.getLast().end();
    spans.add(
        new Span(
            kind, from, from.plus(duration), new BigDecimal(in), new BigDecimal(out), amperes));
    return this;
  }

  Cost cost(Tariff tariff) {
    return Pricing.of(tariff, ZONE, spans);
  }

  static Tariff tariff(Element... elements) {
    return new Tariff("EUR", false, List.of(elements), null, null);
  }

  static Tariff limited(@Nullable Limit minimum, @Nullable Limit maximum, Element... elements) {
    return new Tariff("EUR", false, List.of(elements), minimum, maximum);
  }

  static Limit limit(String beforeTaxes, String afterTaxes) {
    return new Limit(new BigDecimal(beforeTaxes), new BigDecimal(afterTaxes));
  }

  static Element always(Component... components) {
    return new Element(List.of(components), null);
  }

  static Element when(Restrictions restrictions, Component... components) {
    return new Element(List.of(components), restrictions);
  }

  static Component price(Dimension dimension, String price, @Nullable String tax, int step) {
    return new Component(
        dimension, new BigDecimal(price), tax == null ? null : new BigDecimal(tax), step);
  }
}
