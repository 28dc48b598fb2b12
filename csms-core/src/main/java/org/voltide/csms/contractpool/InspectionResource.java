package org.voltide.csms.contractpool;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;
import org.voltide.pki.exi.Exi.Ready;
import org.voltide.pki.exi.Exi.Unavailable;
import org.voltide.pki.inspection.Inspection;
import org.voltide.pki.inspection.Inspector;

/** Explains messages that somebody recorded; keeps nothing of them. */
@Path("/api/v1/pki/inspections")
@Tag(name = "Certificates")
@RunOnVirtualThread
class InspectionResource {
  private final Schemas schemas;
  private final EveryAnchor anchors;

  /** Certificates live in real time. */
  private final Clock realTime = Clock.systemUTC();

  InspectionResource(Schemas schemas, EveryAnchor anchors) {
    this.schemas = schemas;
    this.anchors = anchors;
  }

  /**
   * @param message base64, hexadecimal digits, or a frame with it
   * @param at when to judge its certificates; now without
   */
  record Recorded(@NotBlank @Size(max = 200_000) String message, @Nullable Instant at) {}

  @POST
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "What a recorded message of ISO 15118 is, and why it is right or wrong")
  public Inspection inspect(@NotNull @Valid Recorded recorded) {
    Instant at = Optional.ofNullable(recorded.at()).orElseGet(realTime::instant);
    return switch (schemas.now()) {
      case Ready(var exi) ->
          new Inspector(exi, anchors.now())
              .inspect(recorded.message().getBytes(StandardCharsets.UTF_8), at);
      case Unavailable(var _, String reason) -> throw Problem.conflict(reason + ".");
    };
  }
}
