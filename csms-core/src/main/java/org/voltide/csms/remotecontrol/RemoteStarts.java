package org.voltide.csms.remotecontrol;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.authorization.Authorization;
import org.voltide.csms.ocpp.Commands;
import org.voltide.csms.ocpp.Outcomes;
import org.voltide.csms.ocpp.Payloads;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.remotecontrol.RemoteStart.State;
import org.voltide.csms.store.Database;
import org.voltide.csms.transactions.Limits;
import org.voltide.ocpp.gateway.CallOutcome;
import org.voltide.ocpp.gateway.StationLink;
import org.voltide.ocpp.message.remotecontrol.RequestStartStopStatus;
import org.voltide.ocpp.message.remotecontrol.RequestStartTransactionRequest;
import org.voltide.ocpp.message.remotecontrol.RequestStartTransactionRequestBuilder;
import org.voltide.ocpp.message.remotecontrol.RequestStartTransactionResponse;
import org.voltide.ocpp.message.type.ChargingProfile;
import org.voltide.ocpp.message.type.ChargingProfilePurpose;
import org.voltide.ocpp.message.type.IdToken;
import org.voltide.ocpp.message.type.IdTokenInfo;

/** Asks stations to start transactions (OCPP 2.1 F01, F02). Blocks. Thread-safe. */
@Singleton
public class RemoteStarts {
  /** The most that an idTag of OCPP 1.6 holds. */
  private static final int TAG_LENGTH = 20;

  private final Database database;
  private final StationLink stations;
  private final Commands commands;
  private final Authorization authorization;
  private final Clock clock;

  RemoteStarts(
      Database database,
      StationLink stations,
      Commands commands,
      Authorization authorization,
      Clock clock) {
    this.database = database;
    this.stations = stations;
    this.commands = commands;
    this.authorization = authorization;
    this.clock = clock;
  }

  /**
   * Sends the request and waits for its answer.
   *
   * @throws Problem 404 no such station or token, 409 not connected, 422 the token may not charge
   *     or the profile is wrong, 502 to 504 the station did not accept
   */
  public RemoteStart start(String stationId, StartOrder order, String askedBy) {
    if (stations.connection(stationId).isEmpty()) {
      throw notConnected(stationId);
    }
    ChargingProfile profile = profile(order);
    IdToken token = token(stationId, order);
    IdTokenInfo verdict = authorization.accepted(stationId, token);
    int id =
        database
            .query("select nextval('remote_start_id')::int as id", row -> row.whole("id"))
            .getFirst();
    RequestStartTransactionRequest request =
        RequestStartTransactionRequestBuilder.builder()
            .idToken(token)
            .groupIdToken(verdict.groupIdToken())
            .remoteStartId(id)
            .evseId(order.evseId())
            .chargingProfile(profile)
            .build();
    insert(stationId, order, request, askedBy);
    settle(id, commands.outcome(stationId, request));
    return find(id);
  }

  private Problem notConnected(String stationId) {
    return database
            .query("select id from station where id = ?", row -> row.text("id"), stationId)
            .isEmpty()
        ? Problem.notFound("station", stationId)
        : Outcomes.notConnected(stationId);
  }

  private IdToken token(String stationId, StartOrder order) {
    return authorization.named(order.tokenId(), order.idToken()).orElseGet(() -> made(stationId));
  }

  private IdToken made(String stationId) {
    String random = UUID.randomUUID().toString().replace("-", "").substring(0, TAG_LENGTH);
    IdToken made = new IdToken(random, "Central", null, null);
    authorization.vouchFor(stationId, made);
    return made;
  }

  private static @Nullable ChargingProfile profile(StartOrder order) {
    if (order.chargingProfile() == null) {
      return null;
    }
    ChargingProfile profile =
        Payloads.read(
                RequestStartTransactionRequest.class,
                "{\"remoteStartId\":1,\"idToken\":{\"idToken\":\"\",\"type\":\"\"},\"chargingProfile\":",
                order.chargingProfile().toString(),
                "}")
            .chargingProfile();
    if (profile.chargingProfilePurpose() != ChargingProfilePurpose.TxProfile
        || profile.transactionId() != null) {
      throw Problem.invalid(
          "/chargingProfile", "It must be a TxProfile without transactionId (F01.FR.08, FR.09).");
    }
    return profile;
  }

  /** Before the request leaves: the transaction may come before its answer. */
  private void insert(
      String stationId, StartOrder order, RequestStartTransactionRequest request, String askedBy) {
    StartOrder.Promise promise =
        Optional.ofNullable(order.promise()).orElse(StartOrder.Promise.NONE);
    Limits limits = Optional.ofNullable(order.limits()).orElse(Limits.NONE);
    database.update(
        """
        insert into remote_start values (?, ?, ?, ?, ?, ?, ?, ?, null, null, ?, ?, ?, ?, ?, ?, ?)
        """,
        request.remoteStartId(),
        stationId,
        request.evseId(),
        request.idToken().idToken(),
        request.idToken().type(),
        askedBy,
        clock.instant(),
        State.REQUESTED.name(),
        promise.targetSocPercent(),
        promise.departure(),
        promise.chargeNow(),
        limits.energyWh(),
        limits.seconds(),
        limits.cost(),
        limits.socPercent());
  }

  private void settle(int id, CallOutcome<RequestStartTransactionResponse> outcome) {
    if (!(outcome instanceof CallOutcome.Answered<RequestStartTransactionResponse>(var answer))) {
      become(id, State.UNANSWERED, "No usable answer came.", null);
      Outcomes.answer(find(id).stationId(), outcome);
    } else if (answer.status() == RequestStartStopStatus.Accepted) {
      become(id, State.ACCEPTED, null, answer.transactionId());
    } else {
      become(id, State.REJECTED, Outcomes.reason(answer.status(), answer.statusInfo()), null);
      throw Outcomes.refused(find(id).stationId(), answer.status(), answer.statusInfo());
    }
  }

  private void become(int id, State state, @Nullable String note, @Nullable String transactionId) {
    database.update(
        "update remote_start set state = ?, note = ?, transaction_id = ? where id = ?",
        state.name(),
        note,
        transactionId,
        id);
  }

  private RemoteStart find(int id) {
    return database
        .query("select * from remote_start where id = ?", RemoteStart::of, id)
        .getFirst();
  }
}
