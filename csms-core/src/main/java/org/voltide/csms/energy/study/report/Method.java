package org.voltide.csms.energy.study.report;

import java.util.ArrayList;
import java.util.List;
import org.voltide.csms.energy.study.simulation.Assumptions;
import org.voltide.csms.energy.study.simulation.Site;

/** What a reader must know to judge the figures. */
final class Method {

  private Method() {}

  static List<String> sentences(Subject subject) {
    Assumptions cars = subject.assumptions();
    Site site = subject.site();
    List<String> sentences = new ArrayList<>(subject.notes());
    sentences.add(
        "Batteries of %s kWh or larger where a car took more; V2G uses %s to %s %%, cars leave with %s %% unless recorded otherwise; stations of %s kW both ways; %s %% efficiency into and %s %% out of the battery; %s € of wear per kWh given."
            .formatted(
                Html.number(cars.capacityKwh(), 0),
                Html.number(100 * cars.windowLow(), 0),
                Html.number(100 * cars.windowHigh(), 0),
                Html.number(100 * cars.windowHigh(), 0),
                Html.number(cars.powerKw(), 2),
                Html.number(100 * cars.chargeEfficiency(), 0),
                Html.number(100 * cars.dischargeEfficiency(), 0),
                Html.number(cars.wearPerKwhOut(), 3)));
    sentences.add(subject.pricing());
    sentences.add(
        Double.isInfinite(site.importKw())
            ? "The connection limits nothing."
            : "All cars together draw at most %s kW and feed in at most %s kW; charging at once ignores this."
                .formatted(Html.number(site.importKw(), 0), Html.number(site.exportKw(), 0)));
    sentences.add(
        "Steps of 15 minutes. Drivers tell at plug-in when they leave and how much they need. A new plan is made at each arrival, when prices appear and at least every hour, up to a day and a half ahead.");
    sentences.add(
        "Prices of the next day are known from 13:00 on; beyond, the mean of the last seven days stands in. The arrival forecast expects what came on the same weekday in the four weeks before, and looks at nothing later than the moment of the plan.");
    sentences.add(
        "Amounts per year are those of the replayed days times 365 over their number; of the stations' own price only the yearly fee is in them.");
    return sentences;
  }
}
