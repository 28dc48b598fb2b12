package org.voltide.csms.ocpp;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.voltide.csms.lanes.LaneMessage;
import org.voltide.csms.lanes.LaneWork;
import org.voltide.csms.stations.StationChanged;

/**
 * Keeps which stations are connected and how, and the highest security profile each has used, below
 * which it is not let in again (OCPP 2.1 A05). It goes through the lanes, so that the close of an
 * old socket never undoes the opening of a new one.
 */
@Singleton
final class Presence implements LaneWork<Presence.Change, Presence.Change> {
  private static final String UPDATE =
      """
      update station s
         set online = p.online, last_seen_at = p.at,
             connected_at = case when p.online then p.at else s.connected_at end,
             protocol = p.protocol, security_profile = p.security_profile,
             minimum_security_profile = case when p.online
               then greatest(s.minimum_security_profile, p.security_profile)
               else s.minimum_security_profile end
        from unnest(?::text[], ?::bool[], ?::timestamptz[], ?::text[], ?::int4[])
          p (id, online, at, protocol, security_profile)
       where s.id = p.id
      """;

  private final Event<StationChanged> changes;

  Presence(Event<StationChanged> changes) {
    this.changes = changes;
  }

  /**
   * A socket opened or closed.
   *
   * @param protocol as negotiated, for example {@code ocpp2.1}
   */
  record Change(boolean online, String protocol, int securityProfile) {}

  @Override
  public List<Written<Change>> write(Connection connection, List<LaneMessage<Change>> messages)
      throws SQLException {
    Map<String, LaneMessage<Change>> newest = new LinkedHashMap<>();
    messages.forEach(message -> newest.put(message.stationId(), message));
    List<LaneMessage<Change>> rows = List.copyOf(newest.values());
    try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
      setColumn(update, 1, "text", rows, LaneMessage::stationId);
      setColumn(update, 2, "bool", rows, m -> m.payload().online());
      setColumn(update, 3, "timestamptz", rows, m -> m.receivedAt().toString());
      setColumn(update, 4, "text", rows, m -> m.payload().protocol());
      setColumn(update, 5, "int4", rows, m -> m.payload().securityProfile());
      update.executeUpdate();
    }
    return messages.stream().map(this::told).toList();
  }

  private Written<Change> told(LaneMessage<Change> message) {
    StationChanged.Kind kind =
        message.payload().online()
            ? StationChanged.Kind.CONNECTED
            : StationChanged.Kind.DISCONNECTED;
    return new Written<>(
        message.payload(), () -> changes.fire(new StationChanged(message.stationId(), kind)));
  }

  private static void setColumn(
      PreparedStatement statement,
      int index,
      String type,
      List<LaneMessage<Change>> rows,
      Function<LaneMessage<Change>, Object> value)
      throws SQLException {
    Object[] values = rows.stream().map(value).toArray();
    statement.setArray(index, statement.getConnection().createArrayOf(type, values));
  }
}
