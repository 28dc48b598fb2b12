package org.voltide.bench;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The program: {@code bench gateway|ingest|plan}. */
@Command(
    name = "bench",
    description = "Measures Voltide against bare baselines.",
    subcommands = {
      GatewayBench.class,
      IngestBench.class,
      PlanBench.class,
      EchoServer.class,
      GatewayServer.class,
      HelpCommand.class
    })
public final class Bench implements Callable<Integer> {
  private static final int USAGE = 2;

  private Bench() {}

  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new Bench())
            .setExecutionExceptionHandler(
                (failure, command, parsed) -> {
                  command.getErr().println(sentence(failure));
                  return 1;
                })
            .execute(arguments));
  }

  @Override
  public Integer call() {
    System.err.println("Say what to measure: gateway, ingest or plan.");
    return USAGE;
  }

  private static String sentence(Throwable failure) {
    return failure instanceof BenchException
        ? String.valueOf(failure.getMessage())
        : "The benchmark failed: " + failure;
  }
}
