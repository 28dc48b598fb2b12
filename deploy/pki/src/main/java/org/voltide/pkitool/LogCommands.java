package org.voltide.pkitool;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import org.voltide.pki.audit.Reading;
import org.voltide.pki.ceremony.RefusedException;
import org.voltide.pki.ceremony.Seal;
import org.voltide.pki.ceremony.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Commands about the log of all acts. */
final class LogCommands {
  private LogCommands() {}

  @Command(
      name = "seal",
      description = "Signs all that is in the log by ML-DSA-65 (FIPS 204), as its next line.")
  static int seal(@Mixin Installation installation)
      throws PkiToolException, IOException, GeneralSecurityException, RefusedException {
    Seal seal = installation.ceremonies().seal();
    installation.print("sealed as line %d by key %s%n".formatted(seal.number(), seal.key()));
    return 0;
  }

  @Command(
      name = "verify-log",
      description = "Checks that nothing was changed in the log; needs no keys.")
  static int verifyLog(
      @Mixin Installation installation,
      @Option(names = "--head", description = "The head that was noted earlier.")
          Optional<String> head,
      @Option(names = "--sealed-by", description = "The key that every seal has to be of.")
          Optional<String> key)
      throws PkiToolException, IOException {
    return switch (Verification.verify(installation.log(), head)) {
      case Reading.Intact intact -> {
        installation.print(
            "%d entries, head %s%n".formatted(intact.entries().size(), intact.head()));
        installation.print(sealed(Seal.in(intact), key));
        yield 0;
      }
      case Reading.Broken(long line, String reason) ->
          throw new PkiToolException("Line %d: %s.".formatted(line, reason));
    };
  }

  private static String sealed(List<Seal> seals, Optional<String> key) throws PkiToolException {
    for (Seal seal : seals) {
      if (key.isPresent() && !key.get().equals(seal.key())) {
        throw new PkiToolException(
            "Line %d: it was sealed by another key, %s.".formatted(seal.number(), seal.key()));
      }
    }
    if (seals.isEmpty()) {
      if (key.isPresent()) {
        throw new PkiToolException("The log was never sealed.");
      }
      return "never sealed%n".formatted();
    }
    Seal last = seals.getLast();
    return "sealed up to line %d at %s by key %s%n".formatted(last.number(), last.at(), last.key());
  }
}
