package org.voltide.pkitool;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.voltide.pki.authority.Holder;
import org.voltide.pki.ceremony.Ceremonies;
import org.voltide.pki.ceremony.Ceremonies.Wish;
import org.voltide.pki.profile.Role;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What certificate to make. */
final class Wanted {
  @Parameters(paramLabel = "LABEL", description = "What it is called here.")
  private String label = "";

  @Option(names = "--role", required = true, description = "${COMPLETION-CANDIDATES}.")
  private Role role = Role.SECC;

  @Option(names = "--name", description = "Common name; the label without.")
  private Optional<String> name = Optional.empty();

  @Option(names = "--country", description = "Two capital letters.")
  private Optional<String> country = Optional.empty();

  @Option(names = "--days", required = true, description = "How long it is valid.")
  private int days;

  /** Of the organization that the installation is for. */
  Wish wish(Ceremonies ceremonies) throws PkiToolException, IOException {
    String organization =
        ceremonies
            .rules()
            .orElseThrow(() -> new PkiToolException("Nothing is set up here: begin with init."))
            .organization();
    return wish(organization);
  }

  private Wish wish(String organization) {
    return new Wish(
        label, role, new Holder(name.orElse(label), organization, country), Duration.ofDays(days));
  }
}
