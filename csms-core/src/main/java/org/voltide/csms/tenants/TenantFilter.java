package org.voltide.csms.tenants;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.store.Database;

/**
 * Confines the requests of tenants' users before anything of them is done, and refuses what is not
 * about their things.
 */
public class TenantFilter {

  @Inject SecurityIdentity identity;
  @Inject CurrentTenant current;
  @Inject Database database;

  /** Where everybody is let in, nobody was asked who it is. */
  @ServerRequestFilter
  public void confine(ResourceInfo resource, UriInfo uri) {
    Method method = resource.getResourceMethod();
    if (!method.isAnnotationPresent(RolesAllowed.class)
        || !(identity.hasRole(Roles.TENANT_VIEWER) || identity.hasRole(Roles.TENANT_OPERATOR))
        || resource.getResourceClass().isAnnotationPresent(OfOneself.class)) {
      return;
    }
    String tenant = identity.getAttribute(CurrentTenant.ATTRIBUTE);
    if (tenant == null) {
      throw Problem.forbidden("This user acts for a tenant, but nobody says for which.");
    }
    current.set(tenant);
    demandOwn(method, uri.getPathParameters());
  }

  /** The thing that the request names is looked for while it sees only the tenant's. */
  private void demandOwn(Method method, MultivaluedMap<String, String> parameters) {
    About about = method.getAnnotation(About.class);
    if (about != null) {
      demand(about.value(), parameters);
    }
    ActsOn acts = method.getAnnotation(ActsOn.class);
    if (acts != null) {
      demand(acts.value(), parameters);
      current.act();
    }
  }

  private void demand(Thing thing, MultivaluedMap<String, String> parameters) {
    thing.demand(parameters.getFirst(thing.parameter()), database);
  }
}
