package org.voltide.csms.energy.prices;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.voltide.csms.platform.Problem.Fault;

/** What is wrong with a supply tariff as a whole. Pure. */
final class SupplyTariffFaults {

  private static final int QUARTERS_A_WEEK = 7 * 96;

  /** A Monday; any would do. */
  private static final LocalDateTime WEEK = LocalDate.of(2024, 1, 1).atStartOfDay();

  private SupplyTariffFaults() {}

  /**
   * @param soonest the first moment of which nobody has been billed yet
   */
  static List<Fault> of(SupplyTariff tariff, Instant soonest) {
    List<Fault> faults = new ArrayList<>();
    Instant from = tariff.from();
    if (from.getEpochSecond() % 900 != 0 || from.getNano() != 0) {
      faults.add(new Fault("/validFrom", "A tariff begins at a quarter hour."));
    } else if (from.isBefore(soonest)) {
      faults.add(
          new Fault(
              "/validFrom",
              "What has passed keeps its price: a tariff begins at %s at the earliest."
                  .formatted(soonest)));
    }
    offQuarters("/table", tariff.table(), faults);
    offQuarters("/adders", tariff.adders(), faults);
    if (tariff.area() == null) {
      weekOf(tariff.table(), faults);
    } else if (!tariff.table().isEmpty()) {
      faults.add(new Fault("/table", "A tariff follows a market or a table, not both."));
    }
    return faults;
  }

  private static void offQuarters(String where, List<WeeklyPrice> parts, List<Fault> faults) {
    for (int i = 0; i < parts.size(); i++) {
      if (!parts.get(i).isOnQuarters()) {
        faults.add(new Fault(where + "/" + i, "Prices change at quarter hours only."));
      }
    }
  }

  /** The first time of the week that has no price, or two. */
  private static void weekOf(List<WeeklyPrice> table, List<Fault> faults) {
    if (table.isEmpty()) {
      faults.add(new Fault("/area", "A tariff needs a price area or a table."));
      return;
    }
    for (int quarter = 0; quarter < QUARTERS_A_WEEK; quarter++) {
      LocalDateTime at = WEEK.plusMinutes(15L * quarter);
      long prices = table.stream().filter(part -> part.includes(at)).count();
      if (prices != 1) {
        faults.add(
            new Fault(
                "/table",
                "There %s on %s at %s."
                    .formatted(
                        prices == 0 ? "is no price" : "are " + prices + " prices",
                        name(at.getDayOfWeek()),
                        at.toLocalTime())));
        return;
      }
    }
  }

  private static String name(DayOfWeek day) {
    return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }
}
