package org.voltide.simulator;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.voltide.simulator.core.PriceBook;
import org.voltide.simulator.core.PriceFileException;
import org.voltide.simulator.scenario.Recording;
import org.voltide.simulator.scenario.Scenario;
import org.voltide.simulator.scenario.ScenarioException;
import org.voltide.simulator.scenario.ScenarioFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs a scenario, for ever or until a simulated instant. */
@Command(
    name = "run",
    description = "Runs a scenario: its stations connect, its cars come and go.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  @Option(names = "--scenario", required = true, description = "The scenario file.")
  private Path scenario = Path.of("");

  @Option(
      names = "--stations",
      required = true,
      description = "Where stations connect, such as ws://localhost:9080/ocpp.")
  private URI stations = URI.create("");

  @Option(
      names = "--api",
      description = "The core, such as http://localhost:8080: registers the scenario there first.")
  private @Nullable URI api;

  @Option(names = "--api-key-file", description = "A file with an administrator's API key.")
  private @Nullable Path apiKeyFile;

  @Option(
      names = "--state",
      defaultValue = "simulator-state",
      description = "Where the stations' passwords are kept (default: ${DEFAULT-VALUE}).")
  private Path state = Path.of("");

  @Option(names = "--ca", description = "A PEM file with the authorities wss:// may trust.")
  private @Nullable Path authorities;

  @Option(
      names = "--schemas",
      description = "A directory with ISO's schemas, with which cars ask for their contracts.")
  private @Nullable Path schemas;

  @Option(names = "--speed", description = "Without --api: how much faster than real time.")
  private double speed = 1;

  @Option(names = "--start", description = "Without --api: the simulated instant to begin at.")
  private @Nullable Instant start;

  @Option(names = "--until", description = "The simulated instant to end at.")
  private @Nullable Instant until;

  @Option(names = "--days", description = "How many simulated days to run.")
  private @Nullable Integer days;

  @Option(names = "--report", description = "Where to write the report at the end.")
  private @Nullable Path report;

  @Override
  public Integer call()
      throws ScenarioException, PriceFileException, IOException, InterruptedException {
    Scenario read = ScenarioFile.read(scenario);
    var inputs = new Run.Inputs(read, recording(read), prices(read));
    try (Run run = Run.prepare(inputs, options())) {
      run.go();
    }
    return 0;
  }

  private Run.Options options() throws IOException {
    if (until != null && days != null) {
      throw new IllegalArgumentException("Say either --until or --days.");
    }
    if (days != null && days < 1) {
      throw new IllegalArgumentException("--days must be at least 1.");
    }
    return new Run.Options(
        stations,
        Optional.ofNullable(api),
        apiKey(),
        state,
        Optional.ofNullable(authorities),
        Optional.ofNullable(schemas),
        speed,
        Optional.ofNullable(start),
        Optional.ofNullable(until),
        Optional.ofNullable(days).map(Duration::ofDays),
        Optional.ofNullable(report));
  }

  private String apiKey() throws IOException {
    if (api == null) {
      return "";
    }
    if (apiKeyFile == null) {
      throw new IllegalArgumentException("--api needs --api-key-file.");
    }
    return Files.readString(apiKeyFile).strip();
  }

  private Optional<Recording> recording(Scenario read) throws ScenarioException, IOException {
    return read.replay() == null
        ? Optional.empty()
        : Optional.of(Recording.read(scenario.resolveSibling(read.replay())));
  }

  private Optional<PriceBook> prices(Scenario read) throws PriceFileException, IOException {
    return read.prices() == null
        ? Optional.empty()
        : Optional.of(PriceBook.read(scenario.resolveSibling(read.prices())));
  }
}
