package org.voltide.csms.roaming.console;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.roaming.received.Received;
import org.voltide.csms.roaming.received.ReceivedObjects;
import org.voltide.csms.roaming.shared.Kind;

/** What partners told us as a provider. */
@Path("/api/v1/roaming/received")
@Tag(name = "Roaming")
@RunOnVirtualThread
class ReceivedResource {
  private final ReceivedObjects objects;

  ReceivedResource(ReceivedObjects objects) {
    this.objects = objects;
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(
      summary =
          "Locations, tariffs, sessions, CDRs or invoices of partners, what was received first,"
              + " first (or newestFirst)",
      description = "Documents are as the partner wrote them, in its version of OCPI.")
  public Page<Received> list(
      @QueryParam("kind") @NotNull Kind kind,
      @QueryParam("partner") @Nullable UUID partner,
      @QueryParam("newestFirst") @DefaultValue("false") boolean newestFirst,
      @Valid @BeanParam PageQuery page) {
    return objects.page(kind, partner, newestFirst, page);
  }
}
