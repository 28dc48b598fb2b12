package org.voltide.csms.identity;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.platform.SecretFile;

/** Makes the first user at the first start, so that somebody can sign in. */
@ApplicationScoped
class FirstAdministrator {

  private static final String NAME = "admin";

  @Inject Accounts accounts;

  /** From the environment variable CSMS_ADMIN_PASSWORD. */
  @ConfigProperty(name = "csms.admin.password")
  Optional<String> chosenPassword;

  @ConfigProperty(name = Provider.URL)
  Optional<String> provider;

  void create(@Observes StartupEvent event) {
    if (provider.isPresent() || !accounts.isEmpty()) {
      return;
    }
    String password = chosenPassword.orElseGet(SecretFile::random);
    Optional<Account> created =
        accounts.create(NAME, Grant.ofOperator(Roles.ADMINISTRATOR), password, Instant.now());
    if (created.isPresent() && chosenPassword.isEmpty()) {
      // Standard output, not the log: it is shown this once and kept nowhere.
      System.out.printf("Sign in as %s with password %s (shown only now).%n", NAME, password);
    }
  }
}
