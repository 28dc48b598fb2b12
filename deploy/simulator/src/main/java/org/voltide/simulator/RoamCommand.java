package org.voltide.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.voltide.simulator.contracts.Contracts;
import org.voltide.simulator.core.CoreApi;
import org.voltide.simulator.core.Passwords;
import org.voltide.simulator.core.Registration;
import org.voltide.simulator.core.Roaming;
import org.voltide.simulator.scenario.Fleet;
import org.voltide.simulator.scenario.Scenario;
import org.voltide.simulator.scenario.ScenarioException;
import org.voltide.simulator.scenario.ScenarioFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes two cores roam with each other, before a scenario runs at one of them. */
@Command(
    name = "roam",
    description = "Registers a scenario with an operator, its guests with a provider, and both.",
    mixinStandardHelpOptions = true)
final class RoamCommand implements Callable<Integer> {
  @Option(names = "--scenario", required = true, description = "The scenario file.")
  private Path scenario = Path.of("");

  @Option(names = "--operator", required = true, description = "The core with the stations.")
  private URI operator = URI.create("");

  @Option(
      names = "--operator-key-file",
      required = true,
      description = "A file with an administrator's API key of it.")
  private Path operatorKey = Path.of("");

  @Option(
      names = "--provider",
      required = true,
      description = "The core that the guests are drivers of.")
  private URI provider = URI.create("");

  @Option(
      names = "--provider-key-file",
      required = true,
      description = "A file with an administrator's API key of it.")
  private Path providerKey = Path.of("");

  @Option(
      names = "--state",
      defaultValue = "simulator-state",
      description = "Where the stations' passwords are kept (default: ${DEFAULT-VALUE}).")
  private Path state = Path.of("");

  @Override
  public Integer call() throws ScenarioException, IOException {
    Scenario read = ScenarioFile.read(scenario);
    Fleet fleet = Fleet.of(read);
    try (HttpClient http = Trust.client(Optional.empty())) {
      CoreApi stations = new CoreApi(http, operator, key(operatorKey));
      Contracts contracts = Contracts.kept(state, fleet.emaids(), Instant.now());
      new Registration(stations, new Passwords(state)).register(read, fleet, contracts);
      new Roaming(stations, new CoreApi(http, provider, key(providerKey))).connect(read, fleet);
    }
    System.out.println("Operator and provider roam with each other.");
    return 0;
  }

  private static String key(Path file) throws IOException {
    return Files.readString(file).strip();
  }
}
