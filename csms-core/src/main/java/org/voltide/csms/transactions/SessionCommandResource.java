package org.voltide.csms.transactions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.voltide.csms.ocpp.Commands;
import org.voltide.csms.ocpp.Outcomes;
import org.voltide.csms.ocpp.Payloads;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.store.Database;
import org.voltide.ocpp.gateway.CallOutcome;
import org.voltide.ocpp.message.tariff.ChangeTransactionTariffRequest;
import org.voltide.ocpp.message.tariff.CostUpdatedRequest;
import org.voltide.ocpp.message.tariff.TariffChangeStatus;
import org.voltide.ocpp.message.type.EnergyTransferMode;
import org.voltide.ocpp.message.v2x.NotifyAllowedEnergyTransferRequest;
import org.voltide.ocpp.message.v2x.NotifyAllowedEnergyTransferResponse;
import org.voltide.ocpp.message.v2x.NotifyAllowedEnergyTransferStatus;

/** What a station is told about a session that runs. */
@Path("/api/v1/sessions/{id}")
@Tag(name = "sessions")
@RunOnVirtualThread
public class SessionCommandResource {
  private static final String ALLOW =
      """
      with earlier as (
        select id, allowed_energy_transfer as modes from charging_session where id = ? for update)
      update charging_session s set allowed_energy_transfer = ?
        from earlier e where s.id = e.id
      returning coalesce(e.modes, '{}') as before
      """;

  private final SessionQueries sessions;
  private final Commands commands;
  private final Database database;

  SessionCommandResource(SessionQueries sessions, Commands commands, Database database) {
    this.sessions = sessions;
    this.commands = commands;
    this.database = database;
  }

  /** All that the car may do from now on. */
  public record Allowed(@NotEmpty List<EnergyTransferMode> modes) {}

  @PUT
  @Path("allowed-energy-transfer")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      summary = "Say what the car may do (OCPP 2.1 Q02.FR.05)",
      description = "The station negotiates anew and tells the car's new needs.")
  public SessionView allow(@PathParam("id") UUID id, @NotNull @Valid Allowed allowed) {
    SessionView session = active(id);
    List<String> now = allowed.modes().stream().map(Enum::name).toList();
    List<String> before = allow(id, now);
    var request =
        new NotifyAllowedEnergyTransferRequest(session.transactionId(), allowed.modes(), null);
    var outcome = commands.outcome(session.stationId(), request);
    if (!mayHaveAgreed(outcome)) {
      allow(id, before);
    }
    var answer = Outcomes.answer(session.stationId(), outcome);
    if (answer.status() != NotifyAllowedEnergyTransferStatus.Accepted) {
      throw Outcomes.refused(session.stationId(), answer.status(), answer.statusInfo());
    }
    return session;
  }

  /**
   * Says it before the station is told: the car's new needs may arrive with the station's answer.
   *
   * @return what the car was allowed before
   */
  private List<String> allow(UUID id, List<String> modes) {
    return database
        .query(ALLOW, row -> row.texts("before"), id, modes.toArray(String[]::new))
        .stream()
        .findFirst()
        .orElseThrow(() -> Problem.notFound("session", id));
  }

  private static boolean mayHaveAgreed(CallOutcome<NotifyAllowedEnergyTransferResponse> outcome) {
    return switch (outcome) {
      case CallOutcome.Answered<NotifyAllowedEnergyTransferResponse>(var answer) ->
          answer.status() == NotifyAllowedEnergyTransferStatus.Accepted;
      case CallOutcome.TimedOut<?> _ -> true;
      default -> false;
    };
  }

  @PUT
  @Path("tariff")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      summary = "Change the tariff with which the station computes the cost (OCPP 2.1 I11)",
      description = "The body is a TariffType of OCPP 2.1.")
  public SessionView change(@PathParam("id") UUID id, @NotNull ObjectNode tariff) {
    SessionView session = active(id);
    var wanted =
        Payloads.read(
                ChangeTransactionTariffRequest.class,
                "{\"transactionId\":\"\",\"tariff\":",
                tariff.toString(),
                "}")
            .tariff();
    var answer =
        commands.ask(
            session.stationId(),
            new ChangeTransactionTariffRequest(wanted, session.transactionId(), null));
    if (answer.status() != TariffChangeStatus.Accepted) {
      throw Outcomes.refused(session.stationId(), answer.status(), answer.statusInfo());
    }
    return session;
  }

  @POST
  @Path("cost-updated")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      summary = "Tell the station the cost so far, to show it (OCPP 2.x I02)",
      description = "Needed only between meter values: their answers carry the cost anyway.")
  public SessionView tellCost(@PathParam("id") UUID id) {
    SessionView session = active(id);
    if (session.details().totalCost() == null) {
      throw Problem.conflict("The site of session %s has no tariff.".formatted(id));
    }
    commands.ask(
        session.stationId(),
        new CostUpdatedRequest(session.details().totalCost(), session.transactionId(), null));
    return session;
  }

  private SessionView active(UUID id) {
    SessionView session = sessions.find(id).orElseThrow(() -> Problem.notFound("session", id));
    if (session.endedAt() != null) {
      throw Problem.conflict("Session %s has ended.".formatted(id));
    }
    return session;
  }
}
