package org.voltide.bench;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program: {@code bench gateway|connect|ingest|load|plan|pki|console}. */
@Command(
    name = "bench",
    description = "Measures Voltide against bare baselines.",
    subcommands = {
      GatewayBench.class,
      ConnectBench.class,
      IngestBench.class,
      LoadBench.class,
      PlanBench.class,
      PkiBench.class,
      ConsoleBench.class,
      EchoServer.class,
      GatewayServer.class
    })
public final class Bench implements Callable<Integer> {
  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Explains the command.")
  private boolean help;

  @Spec private CommandSpec spec;

  /** What fails while a signal ends the program is not worth a word. */
  private static volatile boolean stopping;

  private Bench() {}

  public static void main(String[] arguments) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stopping = true, "stopping"));
    System.exit(commandLine().execute(arguments));
  }

  /** Every way it can fail is one sentence on the error stream and an exit code above 0. */
  static CommandLine commandLine() {
    return new CommandLine(new Bench())
        .setParameterExceptionHandler(
            (misuse, arguments) ->
                say(misuse.getCommandLine(), misuse.getMessage() + "; see --help.", MISUSED))
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> say(command, sentence(failure), FAILED));
  }

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(),
        "Say what to measure: gateway, connect, ingest, load, plan, pki or console");
  }

  private static int say(CommandLine command, String sentence, int exitCode) {
    if (!stopping) {
      command.getErr().println(sentence);
    }
    return exitCode;
  }

  private static String sentence(Throwable failure) {
    return failure instanceof BenchException
        ? String.valueOf(failure.getMessage())
        : "The benchmark failed: " + failure;
  }
}
