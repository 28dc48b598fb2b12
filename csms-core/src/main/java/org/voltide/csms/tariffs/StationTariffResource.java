package org.voltide.csms.tariffs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.ocpp.Commands;
import org.voltide.csms.ocpp.Outcomes;
import org.voltide.csms.ocpp.Payloads;
import org.voltide.csms.platform.Roles;
import org.voltide.ocpp.message.tariff.ClearTariffsRequest;
import org.voltide.ocpp.message.tariff.ClearTariffsResponse;
import org.voltide.ocpp.message.tariff.GetTariffsRequest;
import org.voltide.ocpp.message.tariff.GetTariffsResponse;
import org.voltide.ocpp.message.tariff.SetDefaultTariffRequest;
import org.voltide.ocpp.message.tariff.SetDefaultTariffResponse;
import org.voltide.ocpp.message.tariff.TariffSetStatus;

/** Tariffs with which stations of OCPP 2.1 compute the cost themselves. */
@Path("/api/v1/stations/{station}/tariffs")
@Tag(name = "Tariffs")
@RunOnVirtualThread
class StationTariffResource {
  private final Commands commands;

  StationTariffResource(Commands commands) {
    this.commands = commands;
  }

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "Which tariffs the station has (OCPP 2.1 I09)")
  public GetTariffsResponse list(
      @PathParam("station") String station,
      @QueryParam("evse") @DefaultValue("0") @Min(0) int evse) {
    return commands.ask(station, new GetTariffsRequest(evse, null));
  }

  @PUT
  @Path("default")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      summary = "Set the tariff for who has none of his own (OCPP 2.1 I07)",
      description = "The body is a TariffType of OCPP 2.1; EVSE 0 stands for all.")
  public SetDefaultTariffResponse set(
      @PathParam("station") String station,
      @QueryParam("evse") @DefaultValue("0") @Min(0) int evse,
      @NotNull ObjectNode tariff) {
    var wanted =
        Payloads.read(
                SetDefaultTariffRequest.class, "{\"evseId\":0,\"tariff\":", tariff.toString(), "}")
            .tariff();
    var answer = commands.ask(station, new SetDefaultTariffRequest(evse, wanted, null));
    if (answer.status() != TariffSetStatus.Accepted) {
      throw Outcomes.refused(station, answer.status(), answer.statusInfo());
    }
    return answer;
  }

  @DELETE
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Remove tariffs, all when none is named (OCPP 2.1 I10)")
  public ClearTariffsResponse clear(
      @PathParam("station") String station,
      @QueryParam("id") List<String> ids,
      @QueryParam("evse") @Nullable @Min(0) Integer evse) {
    return commands.ask(station, new ClearTariffsRequest(ids.isEmpty() ? null : ids, evse, null));
  }
}
