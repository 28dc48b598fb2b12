package org.voltide.pkitool;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.voltide.pki.exi.Exi;
import org.voltide.pki.inspection.Inspection;
import org.voltide.pki.inspection.Inspector;
import org.voltide.pki.provisioning.Trust;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what a recorded message is, and why it is right or wrong. */
@Command(
    name = "inspect",
    description = {
      "Says what a recorded message of ISO 15118 is, and why it is right or wrong.",
      "Ends with 0 when it is right or nothing is signed in it, with 1 when it is wrong."
    })
final class InspectCommand implements Callable<Integer> {
  private static final int WRONG = 1;
  private static final int MAX_FILE_BYTES = 1 << 20;

  @Parameters(
      paramLabel = "FILE",
      description = "EXI, base64, hexadecimal digits, or a frame with it; - is standard input.")
  private String file = "-";

  @Option(
      names = "--trust",
      paramLabel = "PEM",
      description = "Anchors to follow certificates to; without, chains are not judged.")
  private List<Path> anchors = List.of();

  @Option(
      names = "--schemas",
      paramLabel = "DIRECTORY",
      defaultValue = "${env:VOLTIDE_PKI_SCHEMAS:-data/iso15118-schemas}",
      description = "Where ISO's schemas are (${DEFAULT-VALUE}).")
  private Path schemas = Path.of("");

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "When to judge certificates, such as 2026-01-31T12:00:00Z; now without.")
  private Optional<Instant> at = Optional.empty();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws PkiToolException {
    Inspection inspection =
        new Inspector(exi(), new Trust(trusted(), Set.of()))
            .inspect(recorded(), at.orElseGet(Instant::now));
    print(inspection, spec.commandLine().getOut());
    return inspection.verdict() == Inspection.Verdict.WRONG ? WRONG : 0;
  }

  private Exi exi() throws PkiToolException {
    return switch (Exi.open(schemas, Exi.userCache())) {
      case Exi.Ready(Exi exi) -> exi;
      case Exi.Unavailable(var _, String reason) -> throw new PkiToolException(reason);
    };
  }

  private byte[] recorded() throws PkiToolException {
    try (InputStream in = file.equals("-") ? System.in : Files.newInputStream(Path.of(file))) {
      byte[] bytes = in.readNBytes(MAX_FILE_BYTES + 1);
      if (bytes.length > MAX_FILE_BYTES) {
        throw new PkiToolException(file + " is too long to be a message.");
      }
      return bytes;
    } catch (IOException e) {
      throw new PkiToolException("%s cannot be read (%s).".formatted(file, e));
    }
  }

  private Set<X509Certificate> trusted() throws PkiToolException {
    Set<X509Certificate> trusted = new HashSet<>();
    for (Path anchor : anchors) {
      try (InputStream in = Files.newInputStream(anchor)) {
        CertificateFactory.getInstance("X.509")
            .generateCertificates(in)
            .forEach(certificate -> trusted.add((X509Certificate) certificate));
      } catch (IOException | CertificateException e) {
        throw new PkiToolException("%s cannot be read (%s).".formatted(anchor, e.getMessage()));
      }
    }
    return trusted;
  }

  private static void print(Inspection inspection, PrintWriter out) {
    out.println(inspection.title());
    section(out, "Message", inspection.message());
    section(out, "Certificates", inspection.certificates());
    section(out, "Remarks", inspection.remarks());
    section(out, "Wrong", inspection.reasons());
    out.println();
    out.println(
        switch (inspection.verdict()) {
          case RIGHT -> "Verdict: right";
          case WRONG -> "Verdict: wrong";
          case NOTHING_TO_VERIFY -> "Verdict: nothing in it is signed";
        });
    out.flush();
  }

  private static void section(PrintWriter out, String title, List<String> lines) {
    if (!lines.isEmpty()) {
      out.println();
      out.println(title);
      lines.forEach(line -> out.println("  " + line));
    }
  }
}
