package org.voltide.pkitool;

import java.io.PrintWriter;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.voltide.pki.readiness.Readiness;
import org.voltide.pki.readiness.Specimen;
import org.voltide.pki.readiness.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says which fields and limits certificates that withstand quantum computers would break. */
@Command(
    name = "readiness",
    description = {
      "Makes certificates with today's keys and with those that withstand quantum computers"
          + " (ML-DSA, SLH-DSA), measures them, and says at each place they pass whether they fit.",
      "Needs no keys and no network."
    })
final class ReadinessCommand implements Callable<Integer> {
  @Option(names = "--quick", description = "Without SLH-DSA, which signs for seconds.")
  private boolean quick;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws GeneralSecurityException {
    Readiness readiness =
        Readiness.measure(quick ? Readiness.quick() : Readiness.all(), Instant.now());
    PrintWriter out = spec.commandLine().getOut();
    out.println("measured: bytes, of chain, root and request characters of PEM");
    readiness.specimens().forEach(made -> out.println(line(made)));
    readiness.findings().forEach(finding -> out.println(text(finding)));
    out.flush();
    return 0;
  }

  private static String line(Specimen made) {
    return String.format(
        Locale.ROOT,
        "  %-18s certificate %6d  signature %6d  chain %6d  root %6d  request %6d  answer %6d",
        name(made.scheme().name()),
        made.certificate(),
        made.signature(),
        made.chain(),
        made.root(),
        made.request(),
        made.ocspAnswer());
  }

  private static String text(Readiness.Finding finding) {
    String limit =
        finding.limit().isPresent()
            ? ", at most %d %s".formatted(finding.limit().getAsInt(), finding.unit())
            : "";
    return "%n%s%s%n  (%s)%n%s"
        .formatted(
            finding.place(),
            limit,
            finding.source(),
            finding.measures().stream()
                .map(ReadinessCommand::text)
                .collect(Collectors.joining(System.lineSeparator())));
  }

  private static String text(Readiness.Measure measure) {
    String size = measure.size().isPresent() ? Integer.toString(measure.size().getAsInt()) : "";
    return String.format(
        Locale.ROOT,
        "  %-18s %7s  %s",
        name(measure.scheme().name()),
        size,
        measure.verdict().name().toLowerCase(Locale.ROOT)
            + (measure.verdict() == Verdict.TIGHT ? " (not with everybody)" : ""));
  }

  private static String name(String scheme) {
    return scheme.replace('_', '-');
  }
}
