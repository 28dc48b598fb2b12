package org.voltide.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.voltide.study.comparison.Comparison;
import org.voltide.study.comparison.Days;
import org.voltide.study.comparison.Recording;
import org.voltide.study.input.InputException;
import org.voltide.study.input.PriceTable;
import org.voltide.study.input.SessionFile;
import org.voltide.study.input.SpotPrices;
import org.voltide.study.report.FiguresFile;
import org.voltide.study.report.HtmlReport;
import org.voltide.study.report.Subject;
import org.voltide.study.simulation.Assumptions;
import org.voltide.study.simulation.Market;
import org.voltide.study.simulation.Period;
import org.voltide.study.simulation.Quarters;
import org.voltide.study.simulation.Site;
import org.voltide.study.simulation.Stay;
import org.voltide.study.simulation.Stays;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The program: {@code study --sessions FILE --prices FILE [OPTION...]}. */
@Command(
    name = "study",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Replays recorded sessions against market prices: charged at once, with smart charging and",
      "with V2G; writes a report and a table of the figures. docs/study.md explains both."
    })
public final class Study implements Callable<Integer> {
  private static final int FAILED = 1;
  private static final int MISUSED = 2;
  private static final int MOST_DAYS = 35;

  @Option(names = "--sessions", required = true, description = "Recorded sessions, CSV.")
  private Path sessionFile = Path.of("");

  @Option(names = "--prices", required = true, description = "Market prices, CSV.")
  private Path priceFile = Path.of("");

  @Option(
      names = "--price-column",
      defaultValue = "",
      description = "Part of the name of the column with the prices (the first with prices).")
  private String priceColumn = "";

  @Option(
      names = "--zone",
      defaultValue = "Europe/Berlin",
      description = "Time zone of sessions without offset (${DEFAULT-VALUE}).")
  private ZoneId zone = ZoneId.of("UTC");

  @Option(
      names = "--price-zone",
      defaultValue = "Europe/Berlin",
      description = "Time zone of the market and of prices without offset (${DEFAULT-VALUE}).")
  private ZoneId priceZone = ZoneId.of("UTC");

  @Option(
      names = "--shift-weeks",
      description = "Move sessions by so many weeks (by whole years to where prices are).")
  private Optional<Integer> shiftWeeks = Optional.empty();

  @Option(
      names = "--days",
      description = "Days to replay, such as 2025-03-03..2025-03-09; may be repeated.")
  private List<String> days = List.of();

  @Option(
      names = "--weeks",
      defaultValue = "4",
      description = "Without --days: sample weeks spread over the seasons (${DEFAULT-VALUE}).")
  private int weeks;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Which sample weeks (${DEFAULT-VALUE}).")
  private long seed;

  @Mixin private SiteOptions siteOptions = new SiteOptions();

  @Option(
      names = "--out",
      defaultValue = "study",
      description = "Where study.html and study.csv go (${DEFAULT-VALUE}).")
  private Path out = Path.of("");

  @Spec private CommandSpec spec;

  private Study() {}

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** Every way it can fail is one sentence on the error stream and an exit code above 0. */
  static CommandLine commandLine() {
    return new CommandLine(new Study())
        .setParameterExceptionHandler(
            (misuse, arguments) ->
                say(misuse.getCommandLine(), misuse.getMessage() + "; see --help.", MISUSED))
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> say(command, sentence(failure), FAILED));
  }

  private static int say(CommandLine command, String sentence, int exitCode) {
    command.getErr().println(sentence);
    return exitCode;
  }

  private static String sentence(Throwable failure) {
    return switch (failure) {
      case InputException input -> String.valueOf(input.getMessage());
      case IllegalArgumentException misuse -> String.valueOf(misuse.getMessage());
      default -> "The study failed: " + failure;
    };
  }

  @Override
  public Integer call() throws InputException, IOException {
    SpotPrices prices = PriceTable.read(priceFile, priceZone, priceColumn);
    SessionFile file = SessionFile.read(sessionFile, zone);
    Recording recording = Recording.over(prices, file.sessions(), zone, shiftWeeks);
    if (recording.sessions().isEmpty()) {
      throw new InputException(
          sessionFile.toString(),
          "no session lies between %s and %s, where prices are"
              .formatted(prices.start(), prices.end()));
    }
    Subject subject = compare(prices, file.leftOut(), recording);
    Files.createDirectories(out);
    Files.writeString(out.resolve("study.html"), HtmlReport.of(subject));
    Files.writeString(out.resolve("study.csv"), FiguresFile.of(subject));
    spec.commandLine().getOut().print(FiguresFile.of(subject));
    spec.commandLine().getOut().println("report: " + out.resolve("study.html"));
    return 0;
  }

  private Subject compare(SpotPrices prices, Map<String, Integer> leftOut, Recording recording) {
    Assumptions assumptions = siteOptions.assumptions();
    Quarters quarters = new Quarters(prices.start().truncatedTo(ChronoUnit.HOURS));
    Stays stays = Stays.of(recording.sessions(), assumptions, quarters);
    int most = Stays.mostAtOnce(stays.stays());
    int places = siteOptions.stations(most);
    List<Stay> served = Stays.served(stays.stays(), places);
    List<Days> samples = samples(recording).stream().map(Study::bounded).toList();
    List<Period> periods = samples.stream().map(each -> period(each, served, quarters)).toList();
    List<Stay> sampled = periods.stream().flatMap(each -> each.stays().stream()).toList();
    if (sampled.isEmpty()) {
      throw new IllegalArgumentException("No session begins in " + samples + ".");
    }
    Site site = siteOptions.site(new Market(prices, siteOptions.tariff(), priceZone), quarters);
    return new Subject(
        List.of(sessionFile.getFileName().toString(), priceFile.getFileName().toString()),
        Notes.of(leftOut, recording, stays, served.size(), prices),
        periods.stream().mapToDouble(Period::days).sum(),
        (int) sampled.stream().map(Stay::vehicle).distinct().count(),
        sampled.size(),
        samples.stream().map(Days::toString).toList(),
        assumptions,
        site,
        siteOptions.yearlyFee(),
        Math.min(places, most),
        new Comparison(site, stays.stays(), served, periods).run());
  }

  private List<Days> samples(Recording recording) {
    if (!days.isEmpty()) {
      return days.stream().map(Days::parse).toList();
    }
    if (weeks < 1) {
      throw new IllegalArgumentException("--weeks must be at least 1, not " + weeks + ".");
    }
    LocalDate first = recording.sessions().getFirst().plugIn().atZone(zone).toLocalDate();
    LocalDate last = recording.sessions().getLast().plugIn().atZone(zone).toLocalDate();
    return new Days(first, last).weeks(weeks, seed);
  }

  /** Perfect knowledge plans each sample as one. */
  private static Days bounded(Days sample) {
    if (sample.count() > MOST_DAYS) {
      throw new IllegalArgumentException(
          "%s are more than %d days to replay as one; give shorter --days, or fewer --weeks."
              .formatted(sample, MOST_DAYS));
    }
    return sample;
  }

  private Period period(Days sample, List<Stay> stays, Quarters quarters) {
    int from = quarters.from(sample.first().atStartOfDay(zone).toInstant());
    int until = quarters.from(sample.last().plusDays(1).atStartOfDay(zone).toInstant());
    return Period.of(from, until, stays);
  }
}
