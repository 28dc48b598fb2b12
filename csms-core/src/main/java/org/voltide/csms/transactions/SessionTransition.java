package org.voltide.csms.transactions;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.lanes.StationTime;
import org.voltide.csms.lanes.StorableText;
import org.voltide.csms.metering.Reading;
import org.voltide.csms.transactions.Session.Bearer;
import org.voltide.csms.transactions.Session.Ending;
import org.voltide.csms.transactions.Session.State;
import org.voltide.ocpp.message.transactions.Transaction;
import org.voltide.ocpp.message.transactions.TransactionEventRequest;
import org.voltide.ocpp.message.transactions.TransactionEventResponse;
import org.voltide.ocpp.message.transactions.TransactionEventResponseBuilder;
import org.voltide.ocpp.message.transactions.TransactionEventType;
import org.voltide.ocpp.message.type.Evse;
import org.voltide.ocpp.message.type.IdToken;

/**
 * What a TransactionEvent does to its session. Pure, and independent of the order of arrival: late,
 * repeated and offline events lead to the same session (OCPP 2.1 E04, E08, E12, E13).
 */
final class SessionTransition {
  private SessionTransition() {}

  static Step apply(Optional<Session> before, Arrival arrival) {
    TransactionEventRequest event = arrival.event();
    if (before.isPresent() && before.get().seqNos().contains(event.seqNo())) {
      return new Step(before.get(), Optional.empty(), List.of(), answer(arrival));
    }
    List<Reading> readings = Reading.of(event.meterValue(), arrival.receivedAt());
    Session session = after(before.orElseGet(() -> begin(arrival)), arrival, readings);
    return new Step(session, Optional.of(kind(before, session)), readings, answer(arrival));
  }

  private static Session begin(Arrival arrival) {
    Arrival.Key key = arrival.key();
    // Derived, so that replaying the same messages makes the same session. Station ids have no ':'.
    byte[] name = (key.stationId() + ":" + key.transactionId()).getBytes(StandardCharsets.UTF_8);
    return new Session(
        UUID.nameUUIDFromBytes(name),
        key.stationId(),
        key.transactionId(),
        arrival.siteId(),
        null,
        null,
        null,
        null,
        at(arrival),
        null,
        null,
        SeqNos.NONE,
        Flow.NONE);
  }

  private static Session after(Session session, Arrival arrival, List<Reading> readings) {
    TransactionEventRequest event = arrival.event();
    Transaction told = event.transactionInfo();
    Ending ending = ending(session, arrival);
    Flow flow = session.flow().with(readings);
    Evse evse = event.evse();
    Instant at = at(arrival);
    return session.with(
        next ->
            next.seqNos(session.seqNos().with(event.seqNo()))
                .startedAt(at.isBefore(session.startedAt()) ? at : session.startedAt())
                .evseId(evse == null ? session.evseId() : Integer.valueOf(evse.id()))
                .connectorId(
                    evse == null || evse.connectorId() == null
                        ? session.connectorId()
                        : evse.connectorId())
                .remoteStartId(
                    told.remoteStartId() == null ? session.remoteStartId() : told.remoteStartId())
                .bearer(bearer(session, arrival))
                .state(state(session, event))
                .ending(ending)
                .flow(ending == null ? flow : flow.stopped()));
  }

  private static @Nullable Bearer bearer(Session session, Arrival arrival) {
    IdToken presented = arrival.event().idToken();
    Bearer known = session.bearer();
    int seqNo = arrival.event().seqNo();
    return presented == null || (known != null && known.seqNo() < seqNo)
        ? known
        : new Bearer(
            seqNo,
            StorableText.of(presented.idToken()),
            StorableText.of(presented.type()),
            arrival.registered().map(token -> token.id()).orElse(null),
            arrival.registered().map(token -> token.vehicle()).orElse(null));
  }

  private static @Nullable State state(Session session, TransactionEventRequest event) {
    var told = event.transactionInfo().chargingState();
    State known = session.state();
    return told == null || (known != null && known.seqNo() > event.seqNo())
        ? known
        : new State(event.seqNo(), told.name());
  }

  private static @Nullable Ending ending(Session session, Arrival arrival) {
    TransactionEventRequest event = arrival.event();
    if (event.eventType() != TransactionEventType.Ended) {
      return session.ending();
    }
    var reason = event.transactionInfo().stoppedReason();
    return new Ending(event.seqNo(), at(arrival), reason == null ? null : reason.name());
  }

  private static SessionChanged.Kind kind(Optional<Session> before, Session after) {
    if (after.ending() != null) {
      return SessionChanged.Kind.ENDED;
    }
    return before.isEmpty() ? SessionChanged.Kind.STARTED : SessionChanged.Kind.UPDATED;
  }

  private static Instant at(Arrival arrival) {
    return StationTime.believed(arrival.event().timestamp(), arrival.receivedAt());
  }

  private static TransactionEventResponse answer(Arrival arrival) {
    return TransactionEventResponseBuilder.builder().idTokenInfo(arrival.verdict()).build();
  }
}
