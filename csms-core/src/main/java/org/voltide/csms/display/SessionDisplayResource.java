package org.voltide.csms.display;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.voltide.csms.ocpp.Commands;
import org.voltide.csms.ocpp.Outcomes;
import org.voltide.csms.ocpp.Payload;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.store.Database;
import org.voltide.ocpp.message.display.DisplayMessage;
import org.voltide.ocpp.message.display.DisplayMessageStatus;

/** Messages that are shown during one session (OCPP 2.1 O02). */
@Path("/api/v1/sessions/{session}/display-messages")
@Tag(name = "Display messages")
class SessionDisplayResource {
  private final Commands commands;
  private final DisplayStore store;
  private final Database database;
  private final Clock clock;

  SessionDisplayResource(Commands commands, DisplayStore store, Database database, Clock clock) {
    this.commands = commands;
    this.store = store;
    this.database = database;
    this.clock = clock;
  }

  private record Running(String stationId, String transactionId) {}

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RunOnVirtualThread
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      summary = "Show a message while a session lasts",
      description = "A DisplayMessage; its transaction is the session's.")
  @RequestBody(content = @Content(schema = @Schema(implementation = DisplayMessage.class)))
  public void show(@PathParam("session") UUID session, String body) {
    Running running = running(session);
    ObjectNode message = Payload.object(body).put("transactionId", running.transactionId());
    var request = DesiredDisplayMessages.request(message);
    var answer = commands.ask(running.stationId(), request);
    if (answer.status() != DisplayMessageStatus.Accepted) {
      throw Outcomes.refused(running.stationId(), answer.status(), answer.statusInfo());
    }
    store.keep(running.stationId(), request.message().id(), message.toString(), clock.instant());
  }

  private Running running(UUID session) {
    return database
        .query(
            "select station_id, transaction_id from charging_session"
                + " where id = ? and ended_at is null",
            row -> new Running(row.text("station_id"), row.text("transaction_id")),
            session)
        .stream()
        .findFirst()
        .orElseThrow(() -> Problem.notFound("running session", session));
  }
}
