package org.voltide.pkitool;

import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.voltide.pki.ceremony.RefusedException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program: {@code pki COMMAND}. */
@Command(
    name = "pki",
    description = "Certificates and messages of Plug & Charge.",
    subcommands = {InspectCommand.class, ReadinessCommand.class, SchemasCommand.class})
public final class PkiTool implements Callable<Integer> {
  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Explains the command.")
  private boolean help;

  @Spec private CommandSpec spec;

  private PkiTool() {}

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** Every way it can fail is one sentence on the error stream and an exit code above 0. */
  static CommandLine commandLine() {
    CommandLine tool = new CommandLine(new PkiTool());
    Stream.of(AuthorityCommands.class, CertificateCommands.class, LogCommands.class)
        .flatMap(commands -> CommandLine.getCommandMethods(commands, null).stream())
        .forEach(command -> tool.addSubcommand(new CommandLine(command)));
    return tool.setParameterExceptionHandler(
            (misuse, arguments) ->
                say(misuse.getCommandLine(), misuse.getMessage() + "; see --help.", MISUSED))
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> say(command, sentence(failure), FAILED));
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "Say what to do");
  }

  private static int say(CommandLine command, String sentence, int exitCode) {
    command.getErr().println(sentence);
    return exitCode;
  }

  private static String sentence(Throwable failure) {
    return switch (failure) {
      case PkiToolException misuse -> String.valueOf(misuse.getMessage());
      case RefusedException refused -> refused.refusal() + ": " + refused.getMessage();
      default -> "The command failed: " + failure;
    };
  }
}
