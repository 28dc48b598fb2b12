package org.voltide.csms.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.voltide.csms.platform.Roles;

@Path("/api/v1/tokens/{token}/personal-data")
@Tag(name = "Privacy")
class DriverDataResource {

  private final DriverData data;

  DriverDataResource(DriverData data) {
    this.data = data;
  }

  /**
   * @param pseudonym under which the driver's sessions stay
   */
  record Erased(String pseudonym) {}

  @GET
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(summary = "Everything that is kept of a token's driver, by table (GDPR article 15)")
  public Map<String, List<JsonNode>> export(@PathParam("token") UUID token) {
    return data.export(token);
  }

  @POST
  @Path("erase")
  @RolesAllowed(Roles.ADMINISTRATOR)
  @Operation(
      summary = "Erase a token's driver (GDPR article 17); cannot be taken back",
      description =
          "The token is removed, sessions and money stay under a pseudonym. 409 while a session"
              + " goes on or a contract is in force.")
  public Erased erase(@PathParam("token") UUID token) {
    return new Erased(data.erase(token));
  }
}
