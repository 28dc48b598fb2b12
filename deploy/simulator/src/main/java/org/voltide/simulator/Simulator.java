package org.voltide.simulator;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.voltide.simulator.core.CoreException;
import org.voltide.simulator.core.PriceFileException;
import org.voltide.simulator.scenario.Fleet;
import org.voltide.simulator.scenario.Scenario;
import org.voltide.simulator.scenario.ScenarioException;
import org.voltide.simulator.scenario.ScenarioFile;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Parameters;

/** The program's entry: {@code run} a scenario or {@code check} one. */
@Command(
    name = "simulator",
    description = "Stations and cars that behave, and misbehave, like real ones.",
    mixinStandardHelpOptions = true,
    subcommands = {RunCommand.class, RoamCommand.class, Simulator.Check.class})
public final class Simulator {
  private static final int FAILED = 1;
  private static final String LOG_FORMAT = "%1$tT %4$s %5$s%6$s%n";

  private Simulator() {}

  public static void main(String[] arguments) {
    System.setProperty("java.util.logging.SimpleFormatter.format", LOG_FORMAT);
    System.exit(execute(arguments));
  }

  static int execute(String... arguments) {
    return new CommandLine(new Simulator())
        .setExecutionExceptionHandler(oneSentence())
        .execute(arguments);
  }

  /** What the user can do something about is said in a sentence; anything else is a defect. */
  private static IExecutionExceptionHandler oneSentence() {
    return (failure, command, parsed) -> {
      String sentence =
          switch (failure) {
            case ScenarioException e -> e.getMessage();
            case PriceFileException e -> e.getMessage();
            case CoreException e -> e.getMessage();
            case IllegalArgumentException e -> e.getMessage();
            case NoSuchFileException e -> "There is no file " + e.getMessage() + ".";
            case IOException e -> "Reading or writing failed: " + e.getMessage() + ".";
            default -> throw failure;
          };
      command.getErr().println(sentence);
      return FAILED;
    };
  }

  /** Says what is wrong with a scenario. */
  @Command(
      name = "check",
      description = "Says what is wrong with a scenario, if anything.",
      mixinStandardHelpOptions = true)
  static final class Check implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "A scenario file.")
    private Path file = Path.of("");

    @Override
    public Integer call() throws ScenarioException, IOException {
      Scenario scenario = ScenarioFile.read(file);
      Fleet fleet = Fleet.of(scenario);
      System.out.printf(
          "%s makes sense: %d sites, %d stations, %d cars.%n",
          file.getFileName(),
          scenario.sites().size(),
          fleet.stations().size(),
          fleet.cars().size());
      return 0;
    }
  }
}
