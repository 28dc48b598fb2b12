package org.voltide.csms.ocpp;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.platform.SecretFile;
import org.voltide.csms.stations.StationFields;
import org.voltide.csms.stations.Stations;

/** The password a station connects with. */
@Path("/api/v1/stations/{station}/password")
@Tag(name = "Stations")
@RunOnVirtualThread
class PasswordResource {

  /**
   * @param password a generated one when absent
   */
  record WantedPassword(
      @Nullable @Size(min = StationFields.MIN_PASSWORD, max = StationFields.MAX_PASSWORD)
          String password) {
    @Override
    public String toString() {
      return "WantedPassword";
    }
  }

  /** The only time it is shown. */
  record SetPassword(String password) {
    @Override
    public String toString() {
      return "SetPassword";
    }
  }

  private final Stations stations;
  private final PasswordRotation rotation;

  PasswordResource(Stations stations, PasswordRotation rotation) {
    this.stations = stations;
    this.rotation = rotation;
  }

  @PUT
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      summary = "Set the password that is expected of the station",
      description = "Without one in the request it is generated. The answer shows it, this once.")
  public SetPassword set(@PathParam("station") String id, @NotNull @Valid WantedPassword wanted) {
    String password = Optional.ofNullable(wanted.password()).orElseGet(SecretFile::random);
    stations.setPassword(id, password);
    return new SetPassword(password);
  }

  @POST
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      summary = "Give the station a new password",
      description =
          "Without one in the request it is generated and nobody sees it. The one before works"
              + " until the station has used the new one.")
  public PasswordRotation.Outcome rotate(
      @PathParam("station") String id, @NotNull @Valid WantedPassword wanted) {
    return rotation.rotate(id, Optional.ofNullable(wanted.password()));
  }
}
