package org.voltide.csms.energy.control;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.voltide.csms.energy.control.DeliveryStore.Period;
import org.voltide.csms.energy.fallback.Fallback;
import org.voltide.csms.energy.profile.PowerPeriod;

/**
 * What a station was told to do.
 *
 * @param answers when the car asked for it, see {@link SessionFacts.Negotiation#askedAt}
 * @param until when it runs out
 * @param offers what its car could choose between
 */
record Programme(Optional<Instant> answers, List<Period> periods, Instant until, Offers offers) {

  /** One without a choice. */
  Programme(Optional<Instant> answers, List<Period> periods, Instant until) {
    this(answers, periods, until, Offers.NONE);
  }

  /** What the car has chosen, where that is known; what was planned otherwise. */
  static Programme of(
      Optional<Instant> answers, List<Period> planned, Instant until, Offers offers) {
    return offers
        .chosen()
        .map(chosen -> new Programme(answers, chosen.told(), chosen.until(), offers))
        .orElseGet(() -> new Programme(answers, planned, until, offers));
  }

  /** Powers that differ by less are the same. */
  static final double NEGLIGIBLE_W = 50;

  private static final double ROUNDING_W = 1;

  /** A station is told again before it runs out of instructions. */
  private static final Duration LEAST_LEFT = Duration.ofHours(2);

  /** A programme may end so much before what could be said by now. */
  private static final Duration MOST_MISSING = Duration.ofHours(6);

  /**
   * Whether a station that goes on with this does what the new periods say: for a while exactly
   * that, and later that or what it does when it hears nothing.
   *
   * @param mostPeriods that it takes; one that was told so many was told less of what is far off
   */
  boolean says(List<PowerPeriod> wanted, Optional<Fallback> fallback, int mostPeriods) {
    Instant far =
        periods.size() < mostPeriods ? Instant.MAX : wanted.getFirst().start().plus(LEAST_LEFT);
    Instant soon = wanted.getFirst().start().plus(Fallback.HOLD.dividedBy(2));
    Instant end = wanted.getLast().end();
    Duration left = Duration.between(wanted.getFirst().start(), until);
    if (until.isBefore(end)
        && (left.compareTo(LEAST_LEFT) < 0
            || Duration.between(until, end).compareTo(MOST_MISSING) > 0)) {
      return false;
    }
    return wanted.stream()
        .filter(period -> period.start().isBefore(until))
        .allMatch(
            period ->
                isSame(period.start(), period.powerW())
                    || (!period.start().isBefore(far) && isLess(period))
                    || (!period.start().isBefore(soon)
                        && fallback
                            .filter(f -> isSame(period.start(), f.safe(period.powerW())))
                            .isPresent()));
  }

  private boolean isLess(PowerPeriod wanted) {
    double told = powerAt(wanted.start());
    return told * wanted.powerW() >= 0 && Math.abs(told) <= Math.abs(wanted.powerW()) + ROUNDING_W;
  }

  /** A little less may be told than planned, hardly more: together that could exceed a limit. */
  private boolean isSame(Instant at, double powerW) {
    double told = powerAt(at);
    double beyond = Math.abs(told) - Math.abs(powerW);
    boolean sameWay = told * powerW >= 0 || Math.abs(told - powerW) <= ROUNDING_W;
    return sameWay && beyond <= ROUNDING_W && -beyond <= NEGLIGIBLE_W;
  }

  /** What it still says from a moment on. */
  List<PowerPeriod> from(Instant now) {
    List<PowerPeriod> left = new ArrayList<>();
    for (int i = 0; i < periods.size(); i++) {
      Instant end = i + 1 < periods.size() ? periods.get(i + 1).start() : until;
      if (end.isAfter(now)) {
        left.add(new PowerPeriod(periods.get(i).start(), end, periods.get(i).powerW()));
      }
    }
    return left;
  }

  /** Between what it may say for a moment, while nobody knows what its car chooses. */
  Span spanAt(Instant instant, Instant now) {
    Span span = Span.of(powerAt(instant));
    for (Offer offer : offers.areOpen(now) ? offers.all() : List.<Offer>of()) {
      span = span.or(new Programme(answers, offer.told(), offer.until()).powerAt(instant));
    }
    return span;
  }

  /** The period a moment lies in; empty when it has run out, or has not begun. */
  Optional<Period> at(Instant instant) {
    return instant.isBefore(until)
        ? periods.reversed().stream().filter(p -> !p.start().isAfter(instant)).findFirst()
        : Optional.empty();
  }

  /** What it says for a moment; its first power before it begins, 0 when it has run out. */
  double powerAt(Instant instant) {
    if (!instant.isBefore(until)) {
      return 0;
    }
    double power = periods.getFirst().powerW();
    for (Period period : periods) {
      if (!period.start().isAfter(instant)) {
        power = period.powerW();
      }
    }
    return power;
  }
}
