package org.voltide.csms.statements;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.statements.StatementBook.PartySum;

/** Statements of all parties, for who works for the operator. */
@Path("/api/v1/statements/{of:hosts|partners|fleets|drivers}")
@Tag(name = "Statements", description = "What parties have to do with in a month.")
@RunOnVirtualThread
class StatementResource {

  private final StatementBook book;
  private final Printing printing;

  StatementResource(StatementBook book, Printing printing) {
    this.book = book;
    this.printing = printing;
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(
      summary = "Parties that had to do with anything in a month, by name, with what it comes to",
      description =
          "Hosts of sites, roaming partners, fleets (groups of tokens) or drivers (tokens). A party"
              + " with sums in several currencies is there once for each.")
  public Page<PartySum> list(
      @PathParam("of") Kind kind,
      @QueryParam("q") @Nullable @Parameter(description = "Part of the name.") String q,
      @BeanParam Asked asked,
      @Valid @BeanParam PageQuery page) {
    return book.parties(kind, asked.month("UTC"), printing.asOf(asked), q, page);
  }

  @GET
  @Path("{id}")
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.VIEWER)
  @Operation(
      summary = "The statement of a party; also as text/csv and application/pdf",
      description = "With the same `asOf`, the same statement has the same bytes for ever.")
  public MonthlyStatement json(
      @PathParam("of") Kind kind, @PathParam("id") String id, @BeanParam Asked asked) {
    return statement(kind, id, asked);
  }

  @GET
  @Path("{id}")
  @Produces("text/csv;charset=UTF-8;qs=0.5")
  @RolesAllowed(Roles.VIEWER)
  @Operation(hidden = true)
  public RestResponse<String> csv(
      @PathParam("of") Kind kind, @PathParam("id") String id, @BeanParam Asked asked) {
    return printing.csv(statement(kind, id, asked));
  }

  @GET
  @Path("{id}")
  @Produces("application/pdf;qs=0.5")
  @RolesAllowed(Roles.VIEWER)
  @Operation(hidden = true)
  public RestResponse<byte[]> pdf(
      @PathParam("of") Kind kind, @PathParam("id") String id, @BeanParam Asked asked) {
    return printing.pdf(() -> statement(kind, id, asked), asked);
  }

  private MonthlyStatement statement(Kind kind, String id, Asked asked) {
    return book.statement(kind, id, asked.month("UTC"), printing.asOf(asked));
  }
}
