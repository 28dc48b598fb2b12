package org.voltide.csms.ocpp;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.stations.StationPasswords;
import org.voltide.ocpp.codec.PayloadCodec;
import org.voltide.ocpp.fault.OcppFaultException;
import org.voltide.ocpp.gateway.StationConnection;
import org.voltide.ocpp.gateway.StationLink;
import org.voltide.ocpp.message.OcppAction;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Response;

/** Any request the CSMS may send, in the words of the station's own version. */
@Path("/api/v1/stations/{station}/ocpp/{action}")
@Tag(name = "stations")
public class CallResource {
  private final StationLink stations;
  private final StationPasswords passwords;

  CallResource(StationLink stations, StationPasswords passwords) {
    this.stations = stations;
    this.passwords = passwords;
  }

  @POST
  @Blocking
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.OPERATOR)
  @Operation(summary = "Send an OCPP request and answer with what the station answers")
  public CompletionStage<String> call(
      @PathParam("station") String station, @PathParam("action") String action, String payload) {
    StationConnection connection =
        stations.connection(station).orElseThrow(() -> Outcomes.notConnected(station));
    PayloadCodec codec = PayloadCodec.of(connection.version());
    Request<?> request = read(connection, codec, action, payload);
    StationPassword.demandNotSetBy(request, password -> passwords.isGood(station, password));
    return send(station, request).thenApply(codec::write);
  }

  private static Request<?> read(
      StationConnection connection, PayloadCodec codec, String name, String payload) {
    Optional<? extends OcppAction> named = OcppAction.named(name, connection.version());
    OcppAction action =
        named.filter(OcppAction::toStation).orElseThrow(() -> Problem.notFound("action", name));
    try {
      return (Request<?>) codec.read(action.requestType(), payload);
    } catch (OcppFaultException wrong) {
      throw Outcomes.wrongRequest(wrong.fault());
    }
  }

  private <R extends Response> CompletionStage<R> send(String station, Request<R> request) {
    return stations.call(station, request).thenApply(outcome -> Outcomes.answer(station, outcome));
  }
}
