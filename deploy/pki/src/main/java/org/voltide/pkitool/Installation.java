package org.voltide.pkitool;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.voltide.pki.authority.Pem;
import org.voltide.pki.ceremony.Approver;
import org.voltide.pki.ceremony.Ceremonies;
import org.voltide.pki.custody.Custody;
import org.voltide.pki.custody.HeldKey;
import org.voltide.pki.custody.Pkcs11Custody;
import org.voltide.pki.custody.Pkcs12Custody;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where authorities are, who acts, and the passwords, which no argument ever holds. */
final class Installation {
  private static final int LEAST_CHARACTERS = 8;

  @Option(
      names = "--dir",
      paramLabel = "DIRECTORY",
      defaultValue = "${env:VOLTIDE_PKI_DIR:-data/authorities}",
      description = "Where keys and the log are (${DEFAULT-VALUE}).")
  private Path directory = Path.of("");

  @Option(
      names = "--token",
      paramLabel = "LIBRARY",
      description = "Keys are in a token: its PKCS#11 library.")
  private Optional<Path> library = Optional.empty();

  @Option(names = "--slot", paramLabel = "NUMBER", description = "The token's slot.")
  private long slot;

  @Option(
      names = "--sign",
      paramLabel = "NAME",
      description = "A person who signs this act; given twice for two.")
  private List<String> people = List.of();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /** Prints certificates in PEM. */
  void print(List<X509Certificate> certificates) throws GeneralSecurityException {
    for (X509Certificate certificate : certificates) {
      print(Pem.of(certificate));
    }
  }

  /** Prints what a command was asked for. */
  void print(String text) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(text);
    out.flush();
  }

  /** The log of all acts. */
  Path log() {
    return directory.resolve("audit.log");
  }

  Ceremonies ceremonies() throws PkiToolException, IOException, GeneralSecurityException {
    return new Ceremonies(
        log(), custody(), System.getProperty("user.name", "unknown"), Clock.systemUTC());
  }

  private Custody custody() throws PkiToolException, IOException, GeneralSecurityException {
    if (library.isPresent()) {
      return Pkcs11Custody.open(
          library.get(), slot, secret("VOLTIDE_PKI_PIN", "PIN of the token", false));
    }
    return file("keys.p12", "VOLTIDE_PKI_PASSWORD", "Password of the authorities' keys");
  }

  /** Everybody who was named, each by an own password. */
  List<Approver> approvers() throws PkiToolException, IOException, GeneralSecurityException {
    List<Approver> approvers = new ArrayList<>();
    for (String name : people) {
      HeldKey key =
          keysOf(name)
              .find(name)
              .orElseThrow(() -> new PkiToolException("There is no key of %s.".formatted(name)));
      approvers.add(new Approver(name, key));
    }
    return approvers;
  }

  /** Where a person's own key is kept. */
  Pkcs12Custody keysOf(String name) throws PkiToolException {
    if (!name.matches("[a-z][a-z0-9-]{0,30}")) {
      throw new PkiToolException("A person's name is a small letter, then letters and digits.");
    }
    return file(
        "people/%s.p12".formatted(name),
        "VOLTIDE_PKI_PASSWORD_" + name.toUpperCase(Locale.ROOT).replace('-', '_'),
        "Password of " + name);
  }

  private Pkcs12Custody file(String name, String variable, String question)
      throws PkiToolException {
    Path file = directory.resolve(name);
    String password = secret(variable, question, !Files.exists(file));
    if (password.length() < LEAST_CHARACTERS) {
      throw new PkiToolException(
          "%s: it needs at least %d characters.".formatted(question, LEAST_CHARACTERS));
    }
    return new Pkcs12Custody(file, password);
  }

  /** From the environment, or typed in unseen; a new one twice. */
  private static String secret(String variable, String question, boolean isNew)
      throws PkiToolException {
    Optional<String> given = Optional.ofNullable(System.getenv(variable));
    if (given.isPresent()) {
      return given.get();
    }
    Console console =
        Optional.ofNullable(System.console())
            .filter(Console::isTerminal)
            .orElseThrow(
                () ->
                    new PkiToolException(
                        "There is nobody to ask for: %s; %s may hold it."
                            .formatted(question, variable)));
    String typed = new String(console.readPassword("%s: ", question));
    if (isNew && !typed.equals(new String(console.readPassword("The same again: ")))) {
      throw new PkiToolException("The two are not the same.");
    }
    return typed;
  }
}
