package org.voltide.csms.transactions;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.voltide.csms.lanes.LaneMessage;
import org.voltide.csms.lanes.LaneWork;
import org.voltide.csms.transactions.Session.Ending;

/** Ends sessions in the books, in their station's lane so that no event is overtaken. */
@Singleton
class Closing implements LaneWork<Closing.Order, Boolean> {
  private final SessionNews news;

  Closing(SessionNews news) {
    this.news = news;
  }

  /**
   * A session that is over, by what its station says or by what it said since.
   *
   * @param asOf the session's last change when that was found; a newer one speaks against it
   */
  record Order(String transactionId, Instant asOf, String reason) {}

  /** Whether each was ended; not when an event came meanwhile. */
  @Override
  public List<Written<Boolean>> write(Connection connection, List<LaneMessage<Order>> orders)
      throws SQLException {
    Map<Arrival.Key, Session> sessions =
        SessionTable.load(connection, orders.stream().map(Closing::key).distinct().toList());
    List<Session> closed =
        orders.stream()
            .filter(order -> sessions.containsKey(key(order)))
            .filter(order -> isOpen(sessions.get(key(order)), order.payload()))
            .map(order -> closed(sessions.get(key(order)), order.payload()))
            .toList();
    SessionTable.store(connection, sessions, closed, orders.getLast().receivedAt());
    return orders.stream().map(order -> written(order, closed)).toList();
  }

  private static boolean isOpen(Session session, Order order) {
    return session.ending() == null && !session.changedAt().isAfter(order.asOf());
  }

  private static Session closed(Session session, Order order) {
    Instant last = session.flow().sampledAt();
    return session.with(
        to ->
            to.ending(
                    new Ending(
                        session.seqNos().highest().orElse(0),
                        last == null ? session.startedAt() : last,
                        null,
                        order.reason()))
                .flow(session.flow().stopped()));
  }

  private Written<Boolean> written(LaneMessage<Order> order, List<Session> closed) {
    return closed.stream()
        .filter(session -> session.transactionId().equals(order.payload().transactionId()))
        .filter(session -> session.stationId().equals(order.stationId()))
        .findFirst()
        .map(
            session ->
                new Written<>(true, () -> news.tell(session, SessionChanged.Kind.ENDED, List.of())))
        .orElseGet(() -> Written.silently(false));
  }

  private static Arrival.Key key(LaneMessage<Order> order) {
    return new Arrival.Key(order.stationId(), order.payload().transactionId());
  }
}
