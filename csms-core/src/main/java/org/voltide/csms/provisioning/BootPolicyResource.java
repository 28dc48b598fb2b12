package org.voltide.csms.provisioning;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.store.Database;
import org.voltide.ocpp.message.provisioning.ResetType;

/** Whether a station is accepted when it boots. */
@Path("/api/v1/stations/{station}/boot-policy")
@Tag(name = "Stations")
@RunOnVirtualThread
class BootPolicyResource {
  private static final int RETRY_SECONDS = 60;

  /**
   * @param retryAfterSeconds until a station that was not accepted boots again
   */
  record BootPolicyFields(
      @NotNull BootPolicy policy, @Nullable @Min(1) @Max(86_400) Integer retryAfterSeconds) {}

  /**
   * What holds now, and from when.
   *
   * @param detail the same for people
   */
  record BootPolicyChange(
      BootPolicy policy, int retryAfterSeconds, BootPolicyEffect effect, String detail) {}

  private final Database database;
  private final BootTrigger trigger;

  BootPolicyResource(Database database, BootTrigger trigger) {
    this.database = database;
    this.trigger = trigger;
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "How the next BootNotification is answered")
  public BootPolicyFields read(@PathParam("station") String station) {
    return database
        .query(
            "select boot_policy, boot_retry_s from station where id = ?",
            row ->
                new BootPolicyFields(
                    BootPolicy.valueOf(row.text("boot_policy")), row.whole("boot_retry_s")),
            station)
        .stream()
        .findFirst()
        .orElseThrow(() -> Problem.notFound("station", station));
  }

  @PUT
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      summary = "Accept, hold or reject a station",
      description =
          "The station is asked to boot again, which accepted ones need not do: with `reset` they"
              + " are restarted then. The answer says from when the policy holds.")
  public BootPolicyChange change(
      @PathParam("station") String station,
      @QueryParam("reset") @Nullable ResetType reset,
      @NotNull @Valid BootPolicyFields fields) {
    int retryAfterSeconds = Optional.ofNullable(fields.retryAfterSeconds()).orElse(RETRY_SECONDS);
    int changed =
        database.update(
            "update station set boot_policy = ?, boot_retry_s = ? where id = ?",
            fields.policy().name(),
            retryAfterSeconds,
            station);
    if (changed == 0) {
      throw Problem.notFound("station", station);
    }
    BootPolicyEffect effect = trigger.policyChanged(station, Optional.ofNullable(reset));
    return new BootPolicyChange(fields.policy(), retryAfterSeconds, effect, effect.sentence());
  }
}
