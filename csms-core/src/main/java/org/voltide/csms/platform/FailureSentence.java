package org.voltide.csms.platform;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigValidationException;
import java.net.BindException;
import java.util.Iterator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Says in one sentence why the application did not start. */
public final class FailureSentence {

  private FailureSentence() {}

  public static StartFailure of(Throwable failure) {
    return causes(failure)
        .map(FailureSentence::known)
        .filter(sentence -> !sentence.isEmpty())
        .findFirst()
        .map(sentence -> new StartFailure(sentence, failure))
        .orElseGet(() -> new StartFailure("Voltide did not start: " + root(failure), failure));
  }

  private static String known(Throwable cause) {
    return switch (cause) {
      case StartFailure clear -> clear.getMessage();
      case BindException bind -> "A port is taken: %s.".formatted(bind.getMessage());
      case ConfigValidationException bad -> badSetting(problems(bad));
      case ConfigurationException bad -> badSetting(bad.getMessage());
      case IllegalArgumentException bad when mentions(bad, "SRCFG") -> badSetting(bad.getMessage());
      case Throwable full when mentions(full, "No space left on device") ->
          "The disk is full: %s.".formatted(full.getMessage());
      case Throwable refused
          when mentions(refused, "Connection to ") && mentions(refused, "refused") ->
          "The database cannot be reached: " + refused.getMessage();
      default -> "";
    };
  }

  private static String problems(ConfigValidationException bad) {
    return IntStream.range(0, bad.getProblemCount())
        .mapToObj(i -> bad.getProblem(i).getMessage())
        .collect(Collectors.joining("; "));
  }

  /** Without the class names and message numbers of the library that read the setting. */
  private static String badSetting(String message) {
    return "Bad setting: " + message.replaceAll("[\\w.]+Exception: |SRCFG\\d+: ", "");
  }

  private static boolean mentions(Throwable cause, String words) {
    return cause.getMessage() != null && cause.getMessage().contains(words);
  }

  private static Throwable root(Throwable failure) {
    Iterator<Throwable> all = causes(failure).iterator();
    Throwable last = failure;
    while (all.hasNext()) {
      last = all.next();
    }
    return last;
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
  }
}
