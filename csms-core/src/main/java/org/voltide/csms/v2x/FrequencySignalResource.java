package org.voltide.csms.v2x;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Roles;

@Path("/api/v1/afrr-signals")
@Tag(name = "Bidirectional charging")
@RunOnVirtualThread
class FrequencySignalResource {
  private final FrequencySignals signals;

  FrequencySignalResource(FrequencySignals signals) {
    this.signals = signals;
  }

  /**
   * A grid operator's signal.
   *
   * @param at when it becomes active; now when absent
   * @param stations for these, or for those of {@code sessions}; for all when both are absent
   */
  record Signal(
      @NotNull Integer signal,
      @Nullable Instant at,
      @Nullable @Size(min = 1, max = 1000) List<@NotNull String> stations,
      @Nullable @Size(min = 1, max = 1000) List<@NotNull UUID> sessions) {}

  @POST
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      summary = "Pass a signal for secondary control on to stations (OCPP 2.1 Q08.FR.12)",
      description =
          "To stations with a session in operation mode LocalFrequency with a curve of signals; 422"
              + " before anything is sent when another one is named.")
  public List<FrequencySignals.Passed> pass(@NotNull @Valid Signal signal) {
    return signals.pass(signal.signal(), signal.at(), signal.stations(), signal.sessions());
  }
}
