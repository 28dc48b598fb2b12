package org.voltide.csms.lanes;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.voltide.csms.lanes.LaneWork.Written;

/** One transaction for a batch of messages. */
final class Round {
  private final DataSource database;

  Round(DataSource database) {
    this.database = database;
  }

  /** Writes and commits; the result completes answers and announces changes when run. */
  List<Outcome<?>> commit(List<Pending<?, ?>> batch) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        List<Outcome<?>> outcomes = write(connection, batch);
        connection.commit();
        return outcomes;
      } catch (SQLException | RuntimeException failure) {
        rollBack(connection, failure);
        throw failure;
      }
    }
  }

  private static List<Outcome<?>> write(Connection connection, List<Pending<?, ?>> batch)
      throws SQLException {
    Map<String, Owner> owners = owners(connection, batch);
    List<Outcome<?>> outcomes = new ArrayList<>(batch.size());
    Map<LaneWork<?, ?>, List<Pending<?, ?>>> byWork =
        batch.stream().collect(groupingBy(Pending::work, LinkedHashMap::new, toList()));
    for (List<Pending<?, ?>> sameWork : byWork.values()) {
      outcomes.addAll(write(connection, owners, sameWork));
    }
    return outcomes;
  }

  @SuppressWarnings("unchecked") // All of them carry the same work, so they share its types.
  private static <M, A> List<Outcome<?>> write(
      Connection connection, Map<String, Owner> owners, List<Pending<?, ?>> sameWork)
      throws SQLException {
    List<Outcome<?>> outcomes = new ArrayList<>(sameWork.size());
    List<Pending<M, A>> writable = new ArrayList<>(sameWork.size());
    List<LaneMessage<M>> messages = new ArrayList<>(sameWork.size());
    for (Pending<?, ?> any : sameWork) {
      Pending<M, A> pending = (Pending<M, A>) any;
      Owner owner = owners.get(pending.stationId());
      if (owner != null && owner.epoch() == pending.epoch()) {
        writable.add(pending);
        messages.add(pending.from(owner.siteId()));
      } else {
        outcomes.add(new Outcome<>(pending, Optional.empty()));
      }
    }
    if (!writable.isEmpty()) {
      List<Written<A>> results = writable.getFirst().work().write(connection, messages);
      for (int i = 0; i < results.size(); i++) {
        outcomes.add(new Outcome<>(writable.get(i), Optional.of(results.get(i))));
      }
    }
    return outcomes;
  }

  /** The lock makes a new connection's admission wait until this round is through. */
  private static Map<String, Owner> owners(Connection connection, List<Pending<?, ?>> batch)
      throws SQLException {
    String sql =
        "select id, site_id, connection_epoch from station where id = any(?) order by id for share";
    Object[] stations = batch.stream().map(Pending::stationId).distinct().toArray();
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setArray(1, connection.createArrayOf("text", stations));
      Map<String, Owner> owners = HashMap.newHashMap(stations.length);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          owners.put(rows.getString(1), new Owner(rows.getString(2), rows.getLong(3)));
        }
      }
      return owners;
    }
  }

  private static void rollBack(Connection connection, Exception failure) {
    try {
      connection.rollback();
    } catch (SQLException alsoFailed) {
      failure.addSuppressed(alsoFailed);
    }
  }

  private record Owner(String siteId, long epoch) {}

  /** A message after the commit; nothing was written when it is superseded. */
  record Outcome<A>(Pending<?, A> pending, Optional<Written<A>> written) {

    void answer() {
      written.ifPresentOrElse(
          result -> pending.answer().complete(result.answer()),
          () ->
              pending
                  .answer()
                  .completeExceptionally(
                      new LaneRefusal(
                          LaneRefusal.Reason.SUPERSEDED,
                          "a newer connection owns station " + pending.stationId())));
    }

    void announce() {
      written.ifPresent(result -> result.announce().run());
    }
  }
}
