package org.voltide.csms.statements;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.voltide.csms.platform.Roles;

/** The statement of a site's host, who may be a tenant. */
@Path("/api/v1/sites/{site}/statement")
@Tag(name = "Statements")
@RunOnVirtualThread
class SiteStatementResource {

  private final StatementBook book;
  private final Printing printing;

  SiteStatementResource(StatementBook book, Printing printing) {
    this.book = book;
    this.printing = printing;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @Operation(
      summary = "The statement of the host of a site; also as text/csv and application/pdf",
      description = "Its month is of the site's calendar unless a zone is named.")
  public MonthlyStatement json(@PathParam("site") String site, @BeanParam Asked asked) {
    return statement(site, asked);
  }

  @GET
  @Produces("text/csv;charset=UTF-8;qs=0.5")
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @Operation(hidden = true)
  public RestResponse<String> csv(@PathParam("site") String site, @BeanParam Asked asked) {
    return printing.csv(statement(site, asked));
  }

  @GET
  @Produces("application/pdf;qs=0.5")
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @Operation(hidden = true)
  public RestResponse<byte[]> pdf(@PathParam("site") String site, @BeanParam Asked asked) {
    return printing.pdf(() -> statement(site, asked), asked);
  }

  private MonthlyStatement statement(String site, Asked asked) {
    return book.statement(Kind.HOSTS, site, asked.month(book.zone(site)), printing.asOf(asked));
  }
}
