package org.voltide.csms.energy.study.report;

import java.util.List;
import org.voltide.csms.energy.study.comparison.Variant;
import org.voltide.csms.energy.study.simulation.Flexibility;

/** What another connection, more stations or a reserve market would bring. */
final class Outlook {

  private static final double MARKET_KW = 1_000;
  private static final double LEAST_KW = 0.1;
  private static final double MOST_OF_THE_TIME = 0.05;
  private static final double HALF_OF_THE_TIME = 0.5;

  private final Subject subject;
  private final Flexibility flexibility;

  private Outlook(Subject subject) {
    this.subject = subject;
    flexibility = subject.comparisons().flexibility();
  }

  static String of(Subject subject) {
    Outlook outlook = new Outlook(subject);
    return outlook.connection() + outlook.stations() + outlook.market();
  }

  private String connection() {
    return Html.section(
        "What another connection would bring",
        Html.paragraph(
            "V2G with perfect knowledge at connections of different size. A promise that does not fit is missed, as little as possible."),
        variants("connection kW", subject.comparisons().connections()));
  }

  private String stations() {
    return Html.section(
        "What more stations would bring",
        Html.paragraph(
            "V2G with perfect knowledge; a car that finds no free station drives on. The saving is that of the sessions that charge here."),
        variants("stations", subject.comparisons().stations()));
  }

  private String variants(String size, List<Variant> variants) {
    List<List<String>> rows =
        variants.stream()
            .map(
                each ->
                    List.of(
                        Html.number(each.size(), 0),
                        Html.number(each.sessions(), 0),
                        Html.number(subject.perCarAndYear(each.saving()) * subject.cars(), 0),
                        Html.number(each.best().peakKw(), 0),
                        Html.number(each.best().outKwh(), 0),
                        Html.number(each.best().late().size(), 0),
                        Html.number(each.best().shortKwh(), 1)))
            .toList();
    List<BarChart.Bar> bars =
        variants.stream()
            .map(
                each -> {
                  double yearly = subject.perCarAndYear(each.saving()) * subject.cars();
                  String label = "%s %s".formatted(Html.number(each.size(), 0), size);
                  return new BarChart.Bar(label, yearly, Html.euro(yearly), false);
                })
            .toList();
    return BarChart.svg("Saving per year by " + size, bars)
        + Html.table(
            List.of(
                size,
                "sessions",
                "saved € per year",
                "peak kW",
                "kWh out",
                "promises missed",
                "kWh missing"),
            rows);
  }

  private String market() {
    List<List<String>> rows =
        List.of(
            need("95 % of the time", MOST_OF_THE_TIME), need("half of the time", HALF_OF_THE_TIME));
    return Html.section(
        "How many cars a market needs",
        Html.paragraph(
            "Reserve markets take bids from 1 MW. What these cars could change for an hour, beside what they do and without missing a promise, and how many such cars make 1 MW."),
        Html.table(
            List.of(
                "available",
                "kW towards the grid",
                "cars for 1 MW",
                "kW towards the cars",
                "cars for 1 MW"),
            rows));
  }

  private List<String> need(String when, double allBut) {
    double up = Math.max(0, flexibility.upIn(allBut));
    double down = Math.max(0, flexibility.downIn(allBut));
    return List.of(when, Html.number(up, 0), carsFor(up), Html.number(down, 0), carsFor(down));
  }

  private String carsFor(double kw) {
    return kw >= LEAST_KW
        ? Html.number(Math.ceil(MARKET_KW / kw * subject.cars()), 0)
        : "not with these";
  }
}
