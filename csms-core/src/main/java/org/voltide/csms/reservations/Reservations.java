package org.voltide.csms.reservations;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.authorization.Authorization;
import org.voltide.csms.ocpp.Commands;
import org.voltide.csms.ocpp.Outcomes;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.reservations.Reservation.State;
import org.voltide.csms.store.Database;
import org.voltide.ocpp.gateway.CallOutcome;
import org.voltide.ocpp.message.reservation.CancelReservationRequest;
import org.voltide.ocpp.message.reservation.CancelReservationStatus;
import org.voltide.ocpp.message.reservation.ReserveNowRequest;
import org.voltide.ocpp.message.reservation.ReserveNowRequestBuilder;
import org.voltide.ocpp.message.reservation.ReserveNowResponse;
import org.voltide.ocpp.message.reservation.ReserveNowStatus;
import org.voltide.ocpp.message.type.IdToken;

/** Makes and cancels reservations at stations (OCPP 2.1 H01, H02). Thread-safe. */
@Singleton
public class Reservations {
  private final Database database;
  private final Commands commands;
  private final Authorization authorization;
  private final Clock clock;

  Reservations(Database database, Commands commands, Authorization authorization, Clock clock) {
    this.database = database;
    this.commands = commands;
    this.authorization = authorization;
    this.clock = clock;
  }

  /**
   * Asks a station to keep a place. The reservation exists before the request leaves: the station
   * may speak of it before it answers.
   *
   * @throws Problem 404, 409 not connected, 422 the wish is wrong, 502 to 504 it is not kept
   */
  public Reservation make(String stationId, Wish wish, String askedBy) {
    ReserveNowRequest request = request(stationId, wish, nextId());
    insert(stationId, request, askedBy);
    CallOutcome<ReserveNowResponse> outcome = outcome(stationId, request);
    switch (outcome) {
      case CallOutcome.Answered<ReserveNowResponse>(var answer)
          when answer.status() == ReserveNowStatus.Accepted ->
          become(request.id(), State.ACTIVE, null);
      case CallOutcome.Answered<ReserveNowResponse>(var answer) -> {
        String why = Outcomes.reason(answer.status(), answer.statusInfo());
        become(request.id(), State.REFUSED, why);
        throw Outcomes.refused(stationId, answer.status(), answer.statusInfo());
      }
      default -> {
        become(request.id(), State.UNANSWERED, "No usable answer came.");
        Outcomes.answer(stationId, outcome);
      }
    }
    return find(request.id());
  }

  private CallOutcome<ReserveNowResponse> outcome(String stationId, ReserveNowRequest request) {
    try {
      return commands.outcome(stationId, request);
    } catch (Problem unsent) {
      become(request.id(), State.REFUSED, unsent.getMessage());
      throw unsent;
    } catch (RuntimeException lost) {
      become(request.id(), State.UNANSWERED, "No usable answer came.");
      throw lost;
    }
  }

  /** Nobody waits any more for what was asked before the start; the station may keep the place. */
  void start(@Observes StartupEvent event) {
    database.update(
        "update reservation set state = ?, note = ?, changed_at = ? where state = ?",
        State.UNANSWERED.name(),
        "No usable answer came.",
        clock.instant(),
        State.REQUESTED.name());
  }

  /** Puts another wish in place of a reservation, which stays as it was if that is refused. */
  public Reservation replace(int id, Wish wish) {
    Reservation old = demandActive(id);
    ReserveNowRequest request = request(old.stationId(), wish, id);
    ReserveNowResponse answer = commands.ask(old.stationId(), request);
    if (answer.status() != ReserveNowStatus.Accepted) {
      throw Outcomes.refused(old.stationId(), answer.status(), answer.statusInfo());
    }
    database.update(
        "update reservation set evse_id = ?, connector_type = ?, id_token = ?, token_type = ?,"
            + " group_id = ?, expires_at = ?, changed_at = ? where id = ?",
        request.evseId(),
        request.connectorType(),
        request.idToken().idToken(),
        request.idToken().type(),
        group(request),
        request.expiryDateTime(),
        clock.instant(),
        id);
    return find(id);
  }

  /** Cancels; that the station no longer knew the reservation is as good (H02.FR.01). */
  public Reservation cancel(int id) {
    Reservation reservation = demandActive(id);
    var answer = commands.ask(reservation.stationId(), new CancelReservationRequest(id, null));
    boolean known = answer.status() == CancelReservationStatus.Accepted;
    become(id, State.CANCELLED, known ? null : "The station did not know it.");
    return find(id);
  }

  Reservation find(int id) {
    return database
        .query(Reservation.SELECT + " where id = ?", Reservation::of, clock.instant(), id)
        .stream()
        .findFirst()
        .orElseThrow(() -> Problem.notFound("reservation", id));
  }

  private Reservation demandActive(int id) {
    Reservation reservation = find(id);
    if (!List.of(State.ACTIVE, State.UNANSWERED).contains(reservation.state())) {
      throw Problem.conflict("Reservation %d is %s.".formatted(id, reservation.state()));
    }
    return reservation;
  }

  private ReserveNowRequest request(String stationId, Wish wish, int id) {
    if (!wish.expiresAt().isAfter(clock.instant())) {
      throw Problem.invalid("/expiresAt", "It must be in the future.");
    }
    IdToken token =
        authorization
            .named(wish.tokenId(), wish.idToken())
            .orElseThrow(() -> Problem.invalid("/idToken", "A token is needed."));
    return ReserveNowRequestBuilder.builder()
        .id(id)
        .evseId(wish.evseId())
        .connectorType(wish.connectorType())
        .expiryDateTime(wish.expiresAt())
        .idToken(token)
        .groupIdToken(authorization.accepted(stationId, token).groupIdToken())
        .build();
  }

  private int nextId() {
    return database
        .query("select nextval('reservation_id')::int as id", row -> row.whole("id"))
        .getFirst();
  }

  private void insert(String stationId, ReserveNowRequest request, String askedBy) {
    database.update(
        "insert into reservation (id, station_id, evse_id, connector_type, id_token, token_type,"
            + " group_id, expires_at, state, asked_by, created_at, changed_at, site_id)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
            + " (select site_id from station where id = ?))",
        request.id(),
        stationId,
        request.evseId(),
        request.connectorType(),
        request.idToken().idToken(),
        request.idToken().type(),
        group(request),
        request.expiryDateTime(),
        State.REQUESTED.name(),
        askedBy,
        clock.instant(),
        clock.instant(),
        stationId);
  }

  /** What the station itself said meanwhile stands. */
  private void become(int id, State state, @Nullable String note) {
    database.update(
        "update reservation set state = ?, note = ?, changed_at = ?"
            + " where id = ? and state in ('REQUESTED', 'ACTIVE', 'UNANSWERED')",
        state.name(),
        note,
        clock.instant(),
        id);
  }

  private static @Nullable String group(ReserveNowRequest request) {
    return request.groupIdToken() == null ? null : request.groupIdToken().idToken();
  }
}
