package org.voltide.csms.firmware;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.operations.Operation;
import org.voltide.csms.platform.Roles;

@Path("/api/v1/stations/{station}/firmware-updates")
@Tag(name = "Firmware")
class FirmwareUpdateResource {
  private final FirmwareImages images;
  private final FirmwareUpdates updates;

  FirmwareUpdateResource(FirmwareImages images, FirmwareUpdates updates) {
    this.images = images;
    this.updates = updates;
  }

  /** See {@link FirmwareUpdates.Terms}. */
  record WantedUpdate(
      @NotNull UUID firmwareId,
      @Nullable URI location,
      @Nullable Instant retrieveAt,
      @Nullable Instant installAt,
      @Nullable @Min(0) @Max(100) Integer retries,
      @Nullable @Min(0) Integer retryIntervalSeconds) {}

  @POST
  @RunOnVirtualThread
  @RolesAllowed(Roles.OPERATOR)
  @org.eclipse.microprofile.openapi.annotations.Operation(
      summary = "Have a station update itself",
      description = "Answers with the operation that collects what the station says of it.")
  public Operation begin(
      @PathParam("station") String station, @NotNull @Valid WantedUpdate wanted) {
    return updates.begin(
        station,
        images.ready(wanted.firmwareId()),
        new FirmwareUpdates.Terms(
            wanted.location(),
            wanted.retrieveAt(),
            wanted.installAt(),
            wanted.retries(),
            wanted.retryIntervalSeconds()));
  }
}
