package org.voltide.csms.remotecontrol;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.ocpp.Commands;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.tenants.ActsOn;
import org.voltide.csms.tenants.CurrentTenant;
import org.voltide.csms.tenants.Thing;
import org.voltide.ocpp.message.authorization.ClearCacheRequest;
import org.voltide.ocpp.message.authorization.ClearCacheResponse;
import org.voltide.ocpp.message.remotecontrol.MessageTrigger;
import org.voltide.ocpp.message.remotecontrol.TriggerMessageRequest;
import org.voltide.ocpp.message.remotecontrol.TriggerMessageResponse;
import org.voltide.ocpp.message.remotecontrol.UnlockConnectorRequest;
import org.voltide.ocpp.message.remotecontrol.UnlockConnectorResponse;
import org.voltide.ocpp.message.transactions.GetTransactionStatusRequest;
import org.voltide.ocpp.message.transactions.GetTransactionStatusResponse;
import org.voltide.ocpp.message.type.Evse;

/** What operators have a station do at once; each answers what the station answered. */
@Path("/api/v1/stations/{station}")
@Tag(name = "Remote control")
@RunOnVirtualThread
class RemoteControlResource {
  /** Messages that tell how things are; others begin work on certificates and files. */
  private static final Set<MessageTrigger> OF_TENANTS =
      Set.of(
          MessageTrigger.BootNotification,
          MessageTrigger.Heartbeat,
          MessageTrigger.MeterValues,
          MessageTrigger.StatusNotification,
          MessageTrigger.TransactionEvent);

  private final RemoteStarts starts;
  private final Commands commands;
  private final SecurityIdentity caller;
  private final CurrentTenant tenant;

  RemoteControlResource(
      RemoteStarts starts, Commands commands, SecurityIdentity caller, CurrentTenant tenant) {
    this.starts = starts;
    this.commands = commands;
    this.caller = caller;
    this.tenant = tenant;
  }

  /** A connector. */
  record Plug(@NotNull @Min(1) Integer evseId, @NotNull @Min(1) Integer connectorId) {}

  /** What to send now. StatusNotification needs an EVSE and a connector (F06.FR.13). */
  record Wanted(
      @NotNull MessageTrigger message,
      @Nullable @Min(1) Integer evseId,
      @Nullable @Min(1) Integer connectorId,
      @Nullable @Size(min = 1, max = 50) String customTrigger) {}

  /** One transaction, or with no name the station's queue as a whole. */
  record Asked(@Nullable @Size(max = 36) String transactionId) {}

  @POST
  @Path("remote-start")
  @RolesAllowed({Roles.OPERATOR, Roles.TENANT_OPERATOR})
  @ActsOn(Thing.STATION)
  @Operation(
      summary = "Ask the station to start (OCPP 2.x F01, F02)",
      description = "The session that follows shows the remoteStartId, and who asked.")
  public RemoteStart start(@PathParam("station") String station, @NotNull @Valid StartOrder order) {
    tenant.refuseIf(
        order.tokenId() != null || order.idToken() != null || order.chargingProfile() != null,
        "Tenants start without a token, which are the operator's, and without a profile.");
    return starts.start(station, order, caller.getPrincipal().getName());
  }

  @POST
  @Path("unlock")
  @RolesAllowed({Roles.OPERATOR, Roles.TENANT_OPERATOR})
  @ActsOn(Thing.STATION)
  @Operation(summary = "Unlock a connector (OCPP 2.x F05)")
  public UnlockConnectorResponse unlock(
      @PathParam("station") String station, @NotNull @Valid Plug plug) {
    return commands.ask(
        station, new UnlockConnectorRequest(plug.evseId(), plug.connectorId(), null));
  }

  @POST
  @Path("trigger")
  @RolesAllowed({Roles.OPERATOR, Roles.TENANT_OPERATOR})
  @ActsOn(Thing.STATION)
  @Operation(summary = "Ask the station to send a message now (OCPP 2.x F06)")
  public TriggerMessageResponse trigger(
      @PathParam("station") String station, @NotNull @Valid Wanted wanted) {
    tenant.refuseIf(
        !OF_TENANTS.contains(wanted.message()),
        "Tenants do not ask for %s.".formatted(wanted.message()));
    if (wanted.message() == MessageTrigger.StatusNotification
        && (wanted.evseId() == null || wanted.connectorId() == null)) {
      throw Problem.invalid("/evseId", "StatusNotification needs evseId and connectorId.");
    }
    Evse evse =
        wanted.evseId() == null ? null : new Evse(wanted.evseId(), wanted.connectorId(), null);
    return commands.ask(
        station, new TriggerMessageRequest(wanted.message(), evse, wanted.customTrigger(), null));
  }

  @POST
  @Path("transaction-status")
  @RolesAllowed({Roles.OPERATOR, Roles.TENANT_OPERATOR})
  @ActsOn(Thing.STATION)
  @Operation(summary = "Ask whether a transaction goes on, and what waits to be told (E14)")
  public GetTransactionStatusResponse status(
      @PathParam("station") String station, @NotNull @Valid Asked asked) {
    return commands.ask(station, new GetTransactionStatusRequest(asked.transactionId(), null));
  }

  @POST
  @Path("clear-cache")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Have the station forget who was authorized (OCPP 2.x C11)")
  public ClearCacheResponse clearCache(@PathParam("station") String station) {
    return commands.ask(station, new ClearCacheRequest(null));
  }
}
