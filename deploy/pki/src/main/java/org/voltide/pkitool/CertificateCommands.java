package org.voltide.pkitool;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CRLReason;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.voltide.pki.authority.OcspResponder;
import org.voltide.pki.authority.Pem;
import org.voltide.pki.authority.PemFiles;
import org.voltide.pki.ceremony.Ceremonies;
import org.voltide.pki.ceremony.Inventory;
import org.voltide.pki.ceremony.RefusedException;
import org.voltide.pki.profile.Linter;
import org.voltide.pki.profile.ProfilePack;
import org.voltide.pki.profile.Role;
import org.voltide.pki.profile.Violation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Commands about certificates that authorities issue, and about what they did. */
final class CertificateCommands {
  private static final int WRONG = 1;
  private static final int MOST_REQUEST_BYTES = 65_536;

  private CertificateCommands() {}

  @Command(name = "issue", description = "Issues a certificate for a request and prints its chain.")
  static int issue(
      @Mixin Installation installation,
      @Mixin Wanted wanted,
      @Option(names = "--from", required = true, description = "Label of the authority.")
          String issuer,
      @Option(names = "--request", required = true, description = "PKCS#10 in PEM.") Path request)
      throws PkiToolException, IOException, GeneralSecurityException, RefusedException {
    Ceremonies ceremonies = installation.ceremonies();
    installation.print(
        ceremonies.issue(
            issuer,
            wanted.wish(ceremonies),
            new String(read(request), StandardCharsets.ISO_8859_1),
            installation.approvers()));
    return 0;
  }

  private static byte[] read(Path file) throws IOException, PkiToolException {
    if (Files.size(file) > MOST_REQUEST_BYTES) {
      throw new PkiToolException(file + " is too long to be a request.");
    }
    return Files.readAllBytes(file);
  }

  @Command(name = "revoke", description = "Takes a certificate back.")
  static int revoke(
      @Mixin Installation installation,
      @Parameters(paramLabel = "SERIAL", description = "Hexadecimal.") String serial,
      @Option(names = "--from", required = true, description = "Label of its issuer.")
          String issuer,
      @Option(names = "--reason", required = true, description = "${COMPLETION-CANDIDATES}.")
          CRLReason reason)
      throws PkiToolException, IOException, GeneralSecurityException, RefusedException {
    installation.ceremonies().revoke(issuer, number(serial), reason, installation.approvers());
    return 0;
  }

  private static BigInteger number(String serial) throws PkiToolException {
    try {
      return new BigInteger(serial.replace(":", ""), 16);
    } catch (NumberFormatException e) {
      throw new PkiToolException("'%s' is no serial number.".formatted(serial));
    }
  }

  @Command(name = "crl", description = "Prints the list of what an authority revoked.")
  static int crl(
      @Mixin Installation installation,
      @Parameters(paramLabel = "AUTHORITY") String issuer,
      @Option(names = "--days", defaultValue = "30", description = "Until the next one.") int days)
      throws PkiToolException, IOException, GeneralSecurityException, RefusedException {
    installation.print(Pem.of(installation.ceremonies().list(issuer, Duration.ofDays(days))));
    return 0;
  }

  @Command(name = "ocsp", description = "Answers one OCSP request in a file.")
  static int ocsp(
      @Mixin Installation installation,
      @Parameters(paramLabel = "AUTHORITY") String issuer,
      @Option(names = "--request", required = true, description = "In DER.") Path request,
      @Option(names = "--answer", required = true, description = "Where to write it, in DER.")
          Path answer,
      @Option(names = "--days", defaultValue = "7", description = "How long it may be used.")
          int days)
      throws PkiToolException, IOException, GeneralSecurityException, RefusedException {
    OcspResponder responder = installation.ceremonies().responder(issuer, Duration.ofDays(days));
    Files.write(answer, responder.answer(read(request), Instant.now()));
    return 0;
  }

  @Command(name = "export", description = "Prints an authority's chain.")
  static int export(
      @Mixin Installation installation,
      @Parameters(paramLabel = "AUTHORITY") String label,
      @Option(names = "--alone", description = "Without those above it.") boolean alone)
      throws PkiToolException, IOException, GeneralSecurityException {
    Inventory.Known known = installation.ceremonies().inventory().authorities().get(label);
    if (known == null) {
      throw new PkiToolException("There is no authority '%s' here.".formatted(label));
    }
    installation.print(alone ? known.chain().subList(0, 1) : known.chain());
    return 0;
  }

  @Command(name = "list", description = "Lists the authorities and what they are for.")
  static int list(@Mixin Installation installation)
      throws PkiToolException, IOException, GeneralSecurityException {
    installation
        .ceremonies()
        .inventory()
        .authorities()
        .forEach((label, known) -> installation.print(line(label, known)));
    return 0;
  }

  private static String line(String label, Inventory.Known known) {
    X509Certificate own = known.chain().getFirst();
    return "%s  %s  until %s  %s  %s%n"
        .formatted(
            label,
            known.role(),
            own.getNotAfter().toInstant(),
            own.getSerialNumber().toString(16),
            known.use());
  }

  @Command(
      name = "lint",
      description = "Says which rules of a profile a certificate breaks; 1 when there are any.")
  static int lint(
      @Mixin Installation installation,
      @Parameters(paramLabel = "PEM") Path file,
      @Option(names = "--profiles", required = true) String profiles,
      @Option(names = "--role", required = true, description = "${COMPLETION-CANDIDATES}.")
          Role role)
      throws PkiToolException, IOException, GeneralSecurityException {
    ProfilePack pack =
        ProfilePack.labelled(profiles)
            .filter(found -> found.roles().contains(role))
            .orElseThrow(() -> new PkiToolException("There is no such profile."));
    List<X509Certificate> certificates = PemFiles.read(List.of(file)).certificates();
    if (certificates.isEmpty()) {
      throw new PkiToolException("There is no certificate in " + file + ".");
    }
    List<Violation> violations = Linter.lint(certificates.getFirst(), pack.profile(role));
    violations.forEach(violation -> installation.print("%s%n".formatted(violation)));
    return violations.isEmpty() ? 0 : WRONG;
  }
}
