package org.voltide.acceptance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.voltide.acceptance.Books.Car;
import org.voltide.acceptance.Books.Quarter;
import org.voltide.acceptance.Books.Session;

/** A day in numbers: what it cost, what it would have cost, what was promised and kept. */
final class DaySummary {
  private static final double BEST_EFFICIENCY = 0.93;

  private DaySummary() {}

  /**
   * Costs of the sessions that ended, at the grid connections, wear included, EUR.
   *
   * @param uncontrolled charging at once at full power, limits not heeded
   * @param perfect the least possible for who knew the day beforehand
   */
  record Money(double controlled, double uncontrolled, double perfect) {}

  static Money money(SimulatorReport truth, Books books) {
    Predicate<Session> ended = session -> session.endedAt().isPresent();
    double wear = 0;
    double uncontrolled = 0;
    for (Session session : books.sessions().stream().filter(ended).toList()) {
      wear += books.ledgerOf(session).stream().mapToDouble(Quarter::wear).sum();
      uncontrolled += session.uncontrolled().orElseThrow();
    }
    double energy = 0;
    double perfect = 0;
    for (String site : books.sites().keySet()) {
      energy += energyCost(books, site, ended);
      perfect +=
          PerfectKnowledge.cost(books.sites().get(site), books.prices(), stays(truth, books, site));
    }
    return new Money(energy + wear, uncontrolled, perfect);
  }

  /** What the connection paid, less what it would have paid for its base load alone. */
  private static double energyCost(Books books, String site, Predicate<Session> counts) {
    double baseKw = books.sites().get(site).baseLoadW() / 1000;
    double cost = 0;
    for (Map.Entry<Instant, Double> minute : books.netPower(site, counts).entrySet()) {
      Books.Price price = books.prices().floorEntry(minute.getKey()).getValue();
      double kw = minute.getValue() / 1000;
      cost += (kw > 0 ? kw * price.buy() : kw * price.sell()) / 60 - baseKw * price.buy() / 60;
    }
    return cost;
  }

  private static List<PerfectKnowledge.Stay> stays(
      SimulatorReport truth, Books books, String site) {
    List<PerfectKnowledge.Stay> stays = new ArrayList<>();
    for (SimulatorReport.Stay stay : truth.ended()) {
      Session session = books.session(stay.station(), stay.events().keySet().iterator().next());
      if (session.site().equals(site)) {
        stays.add(perfect(stay, session.car().orElseThrow()));
      }
    }
    return stays;
  }

  private static PerfectKnowledge.Stay perfect(SimulatorReport.Stay stay, Car car) {
    double capacity = car.capacityWh() / 1000;
    double start = capacity * stay.startSocPercent() / 100;
    return new PerfectKnowledge.Stay(
        stay.arrival(),
        stay.departure(),
        stay.batteryWh() / 1000,
        Math.max(0, start - capacity * car.minSocPercent() / 100),
        Math.max(stay.batteryWh() / 1000, capacity * car.maxSocPercent() / 100 - start),
        car.maxChargeW() / 1000,
        car.maxDischargeW() / 1000,
        BEST_EFFICIENCY,
        car.wearPerKwhOut());
  }

  static double averagePrice(List<Quarter> ledger, ToDoubleFunction<Quarter> energy) {
    double total = ledger.stream().mapToDouble(energy).sum();
    return ledger.stream().mapToDouble(q -> energy.applyAsDouble(q) * q.importPrice()).sum()
        / total;
  }

  static double medianPrice(Books books, Instant from, Instant until) {
    List<Double> prices =
        books.prices().subMap(from, until).values().stream()
            .map(Books.Price::buy)
            .sorted()
            .toList();
    return prices.get(prices.size() / 2);
  }

  /** The day as a table for people. */
  static String of(SimulatorReport truth, Books books) {
    Money money = money(truth, books);
    long kept = books.sessions().stream().filter(s -> s.promiseKept().orElse(false)).count();
    double in = truth.ended().stream().mapToDouble(SimulatorReport.Stay::inWh).sum() / 1000;
    double out = truth.ended().stream().mapToDouble(SimulatorReport.Stay::outWh).sum() / 1000;
    return String.format(
        Locale.ROOT,
        """
        # The demo day

        | quantity | value |
        |---|---|
        | simulated time | %d h |
        | sessions ended | %d |
        | promises kept | %d |
        | energy into the cars | %.1f kWh |
        | energy out of the cars | %.1f kWh |
        | cost without control | %.2f EUR |
        | cost with Voltide, wear included | %.2f EUR |
        | least cost with perfect knowledge | %.2f EUR |
        | average price paid | %.4f EUR/kWh |
        | average price when giving back | %.4f EUR/kWh |
        """,
        Duration.between(truth.from(), truth.until()).toHours(),
        truth.ended().size(),
        kept,
        in,
        out,
        money.uncontrolled(),
        money.controlled(),
        money.perfect(),
        averagePrice(books.ledger(), Quarter::inWh),
        averagePrice(books.ledger(), Quarter::outWh));
  }
}
