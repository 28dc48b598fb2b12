package org.voltide.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.voltide.csms.energy.study.recording.Days;
import org.voltide.csms.energy.study.recording.PriceSeries;
import org.voltide.csms.energy.study.recording.Recording;
import org.voltide.csms.energy.study.report.FiguresFile;
import org.voltide.csms.energy.study.report.HtmlReport;
import org.voltide.csms.energy.study.report.Subject;
import org.voltide.csms.energy.study.scenario.Scenario;
import org.voltide.csms.energy.study.scenario.ScenarioBuilder;
import org.voltide.study.input.InputException;
import org.voltide.study.input.PriceTable;
import org.voltide.study.input.SessionFile;
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
  private static final int AT_ONCE = 2;

  /** With plans that nobody waits for. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

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
    PriceSeries prices = PriceTable.read(priceFile, priceZone, priceColumn);
    SessionFile file = SessionFile.read(sessionFile, zone);
    Recording recording = Recording.over(prices, file.sessions(), zone, shiftWeeks);
    if (recording.sessions().isEmpty()) {
      throw new InputException(
          sessionFile.toString(),
          "no session lies between %s and %s, where prices are"
              .formatted(prices.start(), prices.end()));
    }
    Subject subject = compared(scenario(prices, file.leftOut(), recording));
    Files.createDirectories(out);
    Files.writeString(out.resolve("study.html"), HtmlReport.of(subject));
    Files.writeString(out.resolve("study.csv"), FiguresFile.of(subject));
    spec.commandLine().getOut().print(FiguresFile.of(subject));
    spec.commandLine().getOut().println("report: " + out.resolve("study.html"));
    return 0;
  }

  private Scenario scenario(PriceSeries prices, Map<String, Integer> leftOut, Recording recording) {
    Tariff tariff = siteOptions.tariff();
    return ScenarioBuilder.builder()
        .sources(List.of(sessionFile.getFileName().toString(), priceFile.getFileName().toString()))
        .notes(FileNotes.of(prices, leftOut))
        .recording(recording)
        .samples(samples(recording).stream().map(Study::bounded).toList())
        .zone(zone)
        .assumptions(siteOptions.assumptions())
        .market(tariff.market(prices, priceZone))
        .pricing(tariff.sentence())
        .importKw(siteOptions.importKw())
        .exportKw(siteOptions.exportKw())
        .stations(siteOptions.stations())
        .yearlyFee(siteOptions.yearlyFee())
        .build();
  }

  private static Subject compared(Scenario scenario) {
    try (ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE)) {
      return scenario.run(workers, PATIENCE);
    }
  }

  private List<Days> samples(Recording recording) {
    if (!days.isEmpty()) {
      return days.stream().map(Days::parse).toList();
    }
    if (weeks < 1) {
      throw new IllegalArgumentException("--weeks must be at least 1, not " + weeks + ".");
    }
    return Scenario.weeks(recording, zone, weeks, seed);
  }

  /** Perfect knowledge plans each sample as one. */
  private static Days bounded(Days sample) {
    if (sample.count() > Scenario.MOST_DAYS) {
      throw new IllegalArgumentException(
          "%s are more than %d days to replay as one; give shorter --days, or fewer --weeks."
              .formatted(sample, Scenario.MOST_DAYS));
    }
    return sample;
  }
}
