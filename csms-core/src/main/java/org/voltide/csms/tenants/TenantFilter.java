package org.voltide.csms.tenants;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;

/** Confines the requests of tenants' users before anything of them is done. */
public class TenantFilter {

  @Inject SecurityIdentity identity;
  @Inject CurrentTenant current;

  /** Where everybody is let in, nobody was asked who it is. */
  @ServerRequestFilter
  public void confine(ResourceInfo resource) {
    Method method = resource.getResourceMethod();
    if (!method.isAnnotationPresent(RolesAllowed.class)
        || !identity.hasRole(Roles.TENANT_VIEWER)
        || resource.getResourceClass().isAnnotationPresent(OfOneself.class)) {
      return;
    }
    String tenant = identity.getAttribute(CurrentTenant.ATTRIBUTE);
    if (tenant == null) {
      throw Problem.forbidden("This user acts for a tenant, but nobody says for which.");
    }
    current.set(tenant);
  }
}
