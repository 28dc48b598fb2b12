package org.voltide.csms.energy.study.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.voltide.csms.energy.study.comparison.CaseResult;
import org.voltide.csms.energy.study.comparison.Comparisons;
import org.voltide.csms.energy.study.simulation.Outturn;

/** The report as one HTML file that needs nothing from elsewhere. */
public final class HtmlReport {

  private final Subject subject;
  private final Comparisons all;
  private final CaseResult smart;
  private final CaseResult v2g;

  private HtmlReport(Subject subject) {
    this.subject = subject;
    all = subject.comparisons();
    smart = all.asRun(false);
    v2g = all.asRun(true);
  }

  /** The file's text. */
  public static String of(Subject subject) {
    HtmlReport report = new HtmlReport(subject);
    return """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>What bidirectional charging would have brought</title>
        <style>
        %s</style>
        </head>
        <body>
        <h1>What bidirectional charging would have brought</h1>
        %s</body>
        </html>
        """
        .formatted(
            Style.CSS,
            Stream.of(
                    report.summary(),
                    report.savings(),
                    report.day(),
                    report.figures(),
                    report.promises(),
                    report.optimum(),
                    Outlook.of(subject),
                    report.method())
                .collect(Collectors.joining()));
  }

  private String summary() {
    String intro =
        "%d recorded sessions of %d cars on %.0f days (%s), replayed against prices three ways: every car charges at once, charging is shifted to cheap hours (smart charging), and cars also give energy back (V2G). All cars leave with the same energy in all three."
            .formatted(
                subject.sessions(),
                subject.cars(),
                subject.days(),
                String.join(", ", subject.samples()));
    double yearly = subject.perCarAndYear(all.saving(v2g)) - subject.feePerCar();
    return Html.paragraph(intro)
        + "<div class=\"cards\">\n"
        + card(
            Html.euro(yearly),
            "saved per car and year with V2G"
                + (subject.yearlyFee() > 0 ? ", after the stations' yearly fee" : ""))
        + card(
            Html.euro(subject.perCarAndYear(all.saving(smart))),
            "saved per car and year with smart charging alone")
        + card(
            "%s → %s kW".formatted(kw(all.uncontrolled()), kw(v2g)), "highest power, at once → V2G")
        + card(
            Html.number(all.brokenFeasible(smart) + all.brokenFeasible(v2g), 0),
            "promises broken that could have been kept")
        + "</div>\n";
  }

  private static String card(String figure, String words) {
    return "<div class=\"card\"><b>%s</b>%s</div>\n"
        .formatted(Html.escaped(figure), Html.escaped(words));
  }

  private static String kw(CaseResult result) {
    return Html.number(result.total().peakKw(), 0);
  }

  private String savings() {
    List<BarChart.Bar> bars =
        all.steered().stream()
            .map(
                each -> {
                  double saved = subject.perCarAndYear(all.saving(each));
                  boolean asRun = each.equals(smart) || each.equals(v2g);
                  return new BarChart.Bar(each.strategy().name(), saved, Html.euro(saved), asRun);
                })
            .toList();
    return Html.section(
        "What is saved per car and year",
        Html.paragraph(
            "Against charging at once, which costs %s: energy at the grid connection and battery wear. Green: as it would run, knowing only what a charging system knows at each moment."
                .formatted(Html.euro(subject.perCarAndYear(all.uncontrolled().total().cost())))),
        BarChart.svg("Saving per car and year by strategy", bars));
  }

  private Stream<CaseResult> everything() {
    return Stream.concat(Stream.of(all.uncontrolled()), all.steered().stream());
  }

  private String day() {
    List<String> hours =
        IntStream.range(0, 24).mapToObj(h -> h % 3 == 0 ? "%02d:00".formatted(h) : "").toList();
    return Html.section(
        "The mean day",
        Html.paragraph(
            "Power at the grid connection by hour, averaged over all days. Below zero the site feeds into the grid."),
        LineChart.svg(
            "Mean power by hour of the day",
            "kW",
            hours,
            List.of(
                new LineChart.Line("Charging at once", all.uncontrolled().total().meanDayKw()),
                new LineChart.Line("Smart charging", smart.total().meanDayKw()),
                new LineChart.Line("V2G", v2g.total().meanDayKw()))));
  }

  private String figures() {
    List<List<String>> rows =
        everything()
            .map(
                each -> {
                  Outturn total = each.total();
                  return List.of(
                      each.strategy().name(),
                      Html.number(total.energyCost(), 0),
                      Html.number(total.wearCost(), 0),
                      Html.number(all.saving(each), 0),
                      Html.number(subject.perCarAndYear(all.saving(each)), 0),
                      Html.number(total.inKwh(), 0),
                      Html.number(total.outKwh(), 0),
                      Html.number(total.peakKw(), 0),
                      Html.number(total.exportPeakKw(), 0));
                })
            .toList();
    return Html.section(
        "The figures",
        Html.table(
            List.of(
                "on the replayed days",
                "energy €",
                "wear €",
                "saved €",
                "saved € per car and year",
                "kWh in",
                "kWh out",
                "peak kW",
                "fed in, peak kW"),
            rows));
  }

  private String promises() {
    int smartBroken = all.brokenFeasible(smart);
    int broken = all.brokenFeasible(v2g);
    String verdict =
        smartBroken + broken == 0
            ? "Every promise that could be kept was kept, with smart charging and with V2G."
            : "%d promises that could have been kept were broken with smart charging, %d with V2G."
                .formatted(smartBroken, broken);
    String missing =
        "Missing energy: smart charging %s kWh, V2G %s kWh of %s kWh."
            .formatted(
                Html.number(smart.total().shortKwh(), 1),
                Html.number(v2g.total().shortKwh(), 1),
                Html.number(all.uncontrolled().total().storedKwh(), 0));
    String faults =
        everything().allMatch(each -> each.total().faults().isEmpty())
            ? "An independent replay found no car outside its limits and no overload of the connection"
            : "An independent replay found faults: "
                + everything()
                    .flatMap(each -> each.total().faults().stream())
                    .distinct()
                    .limit(5)
                    .collect(Collectors.joining("; "));
    return Html.section(
        "Promises",
        Html.paragraph(
            "A driver is promised the energy that was recorded by the time that was recorded."),
        Html.list(List.of(verdict, missing, faults + ".")));
  }

  private String optimum() {
    List<List<String>> rows =
        all.steered().stream()
            .map(
                each ->
                    List.of(
                        each.strategy().name(),
                        Html.number(100 * all.aboveBest(each), 2) + " %",
                        Html.number(100 * all.savingReached(each), 1) + " %",
                        Html.number(each.total().late().size(), 0),
                        Html.number(all.brokenFeasible(each), 0),
                        Html.number(each.plans(), 0)))
            .toList();
    return Html.section(
        "How far from the best there is",
        Html.paragraph(
            "Perfect knowledge plans each replayed period as one, with all cars and prices known beforehand: nobody can do better. A real system knows neither; the distance is what that costs."),
        Html.table(
            List.of(
                "strategy",
                "cost above the best",
                "share of the best saving",
                "promises broken",
                "of these feasible",
                "plans made"),
            rows));
  }

  private String method() {
    return Html.section(
        "How this was computed",
        Html.list(subject.method()),
        "<p class=\"dim\">%s</p>\n"
            .formatted(Html.escaped("Sources: " + String.join(", ", subject.sources()))));
  }
}
