package org.voltide.csms.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.voltide.csms.platform.Roles;

/**
 * Drivers whom nobody registered here: those of roaming partners. Asked by POST: addresses are
 * logged.
 */
@Path("/api/v1/personal-data")
@Tag(name = "Privacy")
class NamedDriverResource {

  private final DriverData data;

  NamedDriverResource(DriverData data) {
    this.data = data;
  }

  @POST
  @Path("export")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "Everything that is kept of whoever shows a token (GDPR article 15)")
  public Map<String, List<JsonNode>> export(@NotNull @Valid NamedDriver driver) {
    return data.export(driver);
  }

  @POST
  @Path("erase")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(
      summary = "Erase whoever shows a token (GDPR article 17); cannot be taken back",
      description =
          "As for a token that is registered. CDRs stay: they are invoices. 409 while a session"
              + " goes on or is not billed to its provider yet.")
  public DriverDataResource.Erased erase(@NotNull @Valid NamedDriver driver) {
    return new DriverDataResource.Erased(data.erase(driver));
  }
}
