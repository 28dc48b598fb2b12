package org.voltide.csms.tenants;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import org.voltide.csms.platform.Confinement;
import org.voltide.csms.store.Database;

/** The sites of the tenant whose request it is, which are all that its connections can read. */
@Singleton
class TenantSites implements Confinement {

  private final CurrentTenant current;
  private final Database database;

  TenantSites(CurrentTenant current, Database database) {
    this.current = current;
    this.database = database;
  }

  @Override
  public Optional<Set<String>> sites() {
    return current
        .id()
        .map(_ -> Set.copyOf(database.query("select id from site", row -> row.text("id"))));
  }
}
