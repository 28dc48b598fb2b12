package org.voltide.csms.transactions;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.voltide.csms.authorization.Known;
import org.voltide.csms.authorization.Presented;
import org.voltide.csms.authorization.TokenLookup;
import org.voltide.csms.authorization.Verdicts;
import org.voltide.csms.authorization.Verdicts.Purpose;
import org.voltide.csms.lanes.LaneMessage;
import org.voltide.csms.lanes.LaneWork;
import org.voltide.csms.lanes.Partitions;
import org.voltide.csms.lanes.StorableText;
import org.voltide.csms.metering.SampleRows;
import org.voltide.csms.stations.UnregisteredEvses;
import org.voltide.csms.stations.UnregisteredEvses.Named;
import org.voltide.csms.store.Statements;
import org.voltide.csms.tariffs.TariffBook;
import org.voltide.ocpp.message.transactions.TransactionEventRequest;
import org.voltide.ocpp.message.transactions.TransactionEventResponse;
import org.voltide.ocpp.message.transactions.TransactionEventType;
import org.voltide.ocpp.message.transactions.TriggerReason;

/** Keeps TransactionEvents: the events, their samples, and the sessions they make. */
@Singleton
final class TransactionEvents
    implements LaneWork<TransactionEventRequest, TransactionEventResponse> {
  private final Partitions partitions;
  private final Verdicts verdicts;
  private final SessionNews news;

  TransactionEvents(Partitions partitions, Verdicts verdicts, SessionNews news) {
    this.partitions = partitions;
    this.verdicts = verdicts;
    this.news = news;
  }

  @Override
  public List<Written<TransactionEventResponse>> write(
      Connection connection, List<LaneMessage<TransactionEventRequest>> messages)
      throws SQLException {
    List<Arrival> arrivals = arrivals(connection, messages);
    Map<Arrival.Key, Session> loaded =
        SessionTable.load(connection, arrivals.stream().map(Arrival::key).distinct().toList());
    Map<Arrival.Key, Session> sessions = new HashMap<>(loaded);
    FirstLimits limits = FirstLimits.of(Statements.on(connection), arrivals);
    Map<Arrival.Key, Session> changed = new HashMap<>();
    Map<Arrival.Key, Session> limited = new HashMap<>();
    Map<UUID, Session> begun = new HashMap<>();
    List<Named> evses = new ArrayList<>();
    EventRows events = new EventRows();
    SampleRows samples = new SampleRows();
    List<Written<TransactionEventResponse>> results = new ArrayList<>(messages.size());
    for (Arrival arrival : arrivals) {
      Optional<Session> before = Optional.ofNullable(sessions.get(arrival.key()));
      Step applied = SessionTransition.apply(before, arrival);
      Step step = limits.on(applied, arrival);
      Session session = step.session();
      if (!step.equals(applied)) {
        limited.put(arrival.key(), session);
      }
      if (step.change().isPresent()) {
        sessions.put(arrival.key(), session);
        changed.put(arrival.key(), session);
        if (before.isEmpty()) {
          begun.put(session.id(), session);
        }
        named(before, session).ifPresent(evses::add);
        events.add(session.id(), arrival);
        step.readings()
            .forEach(r -> samples.add(session.stationId(), session.evseId(), session.id(), r));
      }
      results.add(new Written<>(step.answer(), () -> news.tell(step)));
    }
    if (!evses.isEmpty()) {
      UnregisteredEvses.add(Statements.on(connection), evses);
    }
    if (!changed.isEmpty()) {
      SessionTable.store(connection, loaded, changed.values(), messages.getLast().receivedAt());
      if (!begun.isEmpty()) {
        SessionTable.markUnnumbered(connection, begun.values());
      }
      events.store(connection, partitions);
      samples.store(connection, partitions);
      FirstLimits.store(Statements.on(connection), limited.values());
      RemoteStarts.adopt(Statements.on(connection), remotelyStarted(arrivals, changed));
    }
    return results;
  }

  /** The EVSE of a session, when it was not known before. */
  private static Optional<Named> named(Optional<Session> before, Session after) {
    return Optional.ofNullable(after.evseId())
        .filter(evse -> evse > 0 && !before.map(Session::evseId).equals(Optional.of(evse)))
        .map(evse -> new Named(after.stationId(), evse));
  }

  private static List<UUID> remotelyStarted(
      List<Arrival> arrivals, Map<Arrival.Key, Session> changed) {
    return arrivals.stream()
        .filter(arrival -> arrival.event().transactionInfo().remoteStartId() != null)
        .map(arrival -> changed.get(arrival.key()))
        .filter(Objects::nonNull)
        .map(Session::id)
        .toList();
  }

  private List<Arrival> arrivals(
      Connection connection, List<LaneMessage<TransactionEventRequest>> messages) {
    Instant now = messages.getLast().receivedAt();
    List<Presented> presented =
        messages.stream()
            .filter(message -> message.payload().idToken() != null)
            .map(TransactionEvents::presented)
            .toList();
    Statements statements = Statements.on(connection);
    TokenLookup tokens = TokenLookup.of(statements, presented, now);
    TariffBook tariffs =
        TariffBook.of(statements, messages.stream().map(LaneMessage::siteId).toList());
    return messages.stream().map(message -> arrival(message, tokens, tariffs)).toList();
  }

  private Arrival arrival(
      LaneMessage<TransactionEventRequest> message, TokenLookup tokens, TariffBook tariffs) {
    TransactionEventRequest event = message.payload();
    boolean named = event.idToken() != null;
    Optional<Known> known = named ? tokens.find(presented(message)) : Optional.empty();
    return new Arrival(
        message.stationId(),
        message.siteId(),
        message.receivedAt(),
        event,
        known,
        named ? verdicts.on(presented(message), known, purpose(event), message.receivedAt()) : null,
        tariffs);
  }

  private static Presented presented(LaneMessage<TransactionEventRequest> message) {
    return new Presented(message.payload().idToken(), message.siteId(), message.stationId());
  }

  private static Purpose purpose(TransactionEventRequest event) {
    boolean stops =
        event.eventType() == TransactionEventType.Ended
            || event.triggerReason() == TriggerReason.StopAuthorized;
    return stops
        ? new Purpose.Stop()
        : new Purpose.Charge(StorableText.of(event.transactionInfo().transactionId()));
  }
}
