package org.voltide.csms.availability;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.voltide.csms.lanes.LaneMessage;
import org.voltide.csms.lanes.LaneWork;
import org.voltide.csms.lanes.StationTime;
import org.voltide.csms.stations.StationChanged;
import org.voltide.csms.stations.UnregisteredEvses;
import org.voltide.csms.stations.UnregisteredEvses.Named;
import org.voltide.csms.store.Statements;
import org.voltide.ocpp.message.availability.StatusNotificationRequest;
import org.voltide.ocpp.message.availability.StatusNotificationResponse;

/**
 * Keeps the newest status of each connector (OCPP 2.1 G01). A connector the operator did not
 * register is added, on an EVSE of modest power until somebody says more, unless the station has
 * too many EVSEs.
 */
@Singleton
final class StatusNotifications
    implements LaneWork<StatusNotificationRequest, StatusNotificationResponse> {
  private static final String UPSERT =
      """
      insert into connector (station_id, evse_id, id, status, status_at)
      select r.station_id, r.evse_id, r.id, r.status, r.status_at
        from unnest(?::text[], ?::int4[], ?::int4[], ?::text[], ?::timestamptz[])
          r (station_id, evse_id, id, status, status_at)
        join evse e on e.station_id = r.station_id and e.id = r.evse_id
          on conflict (station_id, evse_id, id)
          do update set status = excluded.status, status_at = excluded.status_at
      """;

  private final Event<StationChanged> changes;

  StatusNotifications(Event<StationChanged> changes) {
    this.changes = changes;
  }

  @Override
  public List<Written<StatusNotificationResponse>> write(
      Connection connection, List<LaneMessage<StatusNotificationRequest>> messages)
      throws SQLException {
    Map<ConnectorKey, Status> newest = new LinkedHashMap<>();
    for (LaneMessage<StatusNotificationRequest> message : messages) {
      Status status = Status.of(message);
      // 0 names no EVSE or connector; 2.0.1 stations may still send it, and it is answered.
      if (status.key().evseId() > 0 && status.key().connectorId() > 0) {
        newest.put(status.key(), status);
      }
    }
    if (!newest.isEmpty()) {
      store(connection, newest.values());
    }
    return messages.stream().map(this::answered).toList();
  }

  private static void store(Connection connection, Collection<Status> statuses)
      throws SQLException {
    UnregisteredEvses.add(
        Statements.on(connection),
        statuses.stream()
            .map(status -> new Named(status.key().stationId(), status.key().evseId()))
            .toList());
    try (PreparedStatement connectors = connection.prepareStatement(UPSERT)) {
      setColumn(connectors, 1, "text", statuses, s -> s.key().stationId());
      setColumn(connectors, 2, "int4", statuses, s -> s.key().evseId());
      setColumn(connectors, 3, "int4", statuses, s -> s.key().connectorId());
      setColumn(connectors, 4, "text", statuses, Status::status);
      setColumn(connectors, 5, "timestamptz", statuses, Status::at);
      connectors.executeUpdate();
    }
  }

  private static void setColumn(
      PreparedStatement statement,
      int index,
      String type,
      Collection<Status> statuses,
      Function<Status, Object> value)
      throws SQLException {
    Object[] values = statuses.stream().map(value).toArray();
    statement.setArray(index, statement.getConnection().createArrayOf(type, values));
  }

  private Written<StatusNotificationResponse> answered(
      LaneMessage<StatusNotificationRequest> message) {
    return new Written<>(
        new StatusNotificationResponse(null),
        () -> changes.fire(new StationChanged(message.stationId(), StationChanged.Kind.STATUS)));
  }

  private record ConnectorKey(String stationId, int evseId, int connectorId) {}

  /**
   * @param at as text, the database reads it
   */
  private record Status(ConnectorKey key, String status, String at) {

    static Status of(LaneMessage<StatusNotificationRequest> message) {
      StatusNotificationRequest told = message.payload();
      return new Status(
          new ConnectorKey(message.stationId(), told.evseId(), told.connectorId()),
          told.connectorStatus().name(),
          StationTime.believed(told.timestamp(), message.receivedAt()).toString());
    }
  }
}
