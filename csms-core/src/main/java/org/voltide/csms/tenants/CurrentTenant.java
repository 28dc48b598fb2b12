package org.voltide.csms.tenants;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tenant to whose things a request is confined. */
@RequestScoped
public class CurrentTenant {

  /** The attribute of a security identity that names the tenant it acts for. */
  public static final String ATTRIBUTE = "voltide.tenant";

  private @Nullable String id;

  /** Empty for the operator's own people. */
  public Optional<String> id() {
    return Optional.ofNullable(id);
  }

  void set(String tenant) {
    id = tenant;
  }
}
