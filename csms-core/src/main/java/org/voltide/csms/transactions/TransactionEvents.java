package org.voltide.csms.transactions;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.voltide.csms.authorization.TokenLookup;
import org.voltide.csms.lanes.LaneMessage;
import org.voltide.csms.lanes.LaneWork;
import org.voltide.csms.lanes.Partitions;
import org.voltide.csms.metering.SampleRows;
import org.voltide.ocpp.message.transactions.TransactionEventRequest;
import org.voltide.ocpp.message.transactions.TransactionEventResponse;

/** Keeps TransactionEvents: the events, their samples, and the sessions they make. */
@Singleton
final class TransactionEvents
    implements LaneWork<TransactionEventRequest, TransactionEventResponse> {
  private final Partitions partitions;
  private final SessionNews news;

  TransactionEvents(Partitions partitions, SessionNews news) {
    this.partitions = partitions;
    this.news = news;
  }

  @Override
  public List<Written<TransactionEventResponse>> write(
      Connection connection, List<LaneMessage<TransactionEventRequest>> messages)
      throws SQLException {
    List<Arrival> arrivals = arrivals(connection, messages);
    Map<Arrival.Key, Session> sessions =
        SessionTable.load(connection, arrivals.stream().map(Arrival::key).distinct().toList());
    Map<Arrival.Key, Session> changed = new HashMap<>();
    EventRows events = new EventRows();
    SampleRows samples = new SampleRows();
    List<Written<TransactionEventResponse>> results = new ArrayList<>(messages.size());
    for (Arrival arrival : arrivals) {
      Step step =
          SessionTransition.apply(Optional.ofNullable(sessions.get(arrival.key())), arrival);
      Session session = step.session();
      if (step.change().isPresent()) {
        sessions.put(arrival.key(), session);
        changed.put(arrival.key(), session);
        events.add(session.id(), arrival);
        step.readings()
            .forEach(r -> samples.add(session.stationId(), session.evseId(), session.id(), r));
      }
      results.add(new Written<>(step.answer(), () -> news.tell(step)));
    }
    if (!changed.isEmpty()) {
      SessionTable.store(connection, changed.values(), messages.getLast().receivedAt());
      events.store(connection, partitions);
      samples.store(connection, partitions);
    }
    return results;
  }

  private static List<Arrival> arrivals(
      Connection connection, List<LaneMessage<TransactionEventRequest>> messages)
      throws SQLException {
    TokenLookup tokens =
        TokenLookup.of(
            connection,
            messages.stream().map(m -> m.payload().idToken()).filter(Objects::nonNull).toList());
    return messages.stream()
        .map(
            message ->
                new Arrival(
                    message.stationId(),
                    message.siteId(),
                    message.receivedAt(),
                    message.payload(),
                    Optional.ofNullable(message.payload().idToken()).flatMap(tokens::find)))
        .toList();
  }
}
