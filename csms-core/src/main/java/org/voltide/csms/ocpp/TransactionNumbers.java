package org.voltide.csms.ocpp;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.voltide.csms.lanes.LaneMessage;
import org.voltide.csms.lanes.LaneWork;
import org.voltide.csms.lanes.StorableText;
import org.voltide.ocpp.dialect.StartKey;

/**
 * Numbers the transactions of stations that speak OCPP 1.6. A station repeats a StartTransaction
 * until it is answered, and is always given the same number.
 */
@Singleton
final class TransactionNumbers implements LaneWork<StartKey, Integer> {
  private static final String STARTS =
      """
       from unnest(?::text[], ?::int4[], ?::text[], ?::timestamptz[], ?::int4[]) with ordinality
            s (station_id, connector_id, id_tag, started_at, meter_start_wh, place)
      """;
  private static final String INSERT =
      """
      insert into transaction_number (station_id, connector_id, id_tag, started_at, meter_start_wh)
      select distinct station_id, connector_id, id_tag, started_at, meter_start_wh
      %s on conflict do nothing
      """
          .formatted(STARTS);
  private static final String SELECT =
      """
      select number %s
       join transaction_number using (station_id, connector_id, id_tag, started_at, meter_start_wh)
      order by place
      """
          .formatted(STARTS);

  @Override
  public List<Written<Integer>> write(Connection connection, List<LaneMessage<StartKey>> starts)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      set(insert, starts);
      insert.executeUpdate();
    }
    try (PreparedStatement select = connection.prepareStatement(SELECT)) {
      set(select, starts);
      List<Written<Integer>> numbers = new ArrayList<>(starts.size());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          numbers.add(Written.silently(row.getInt(1)));
        }
      }
      return numbers;
    }
  }

  private static void set(PreparedStatement statement, List<LaneMessage<StartKey>> starts)
      throws SQLException {
    set(statement, 1, "text", starts, LaneMessage::stationId);
    set(statement, 2, "int4", starts, start -> start.payload().connectorId());
    set(statement, 3, "text", starts, start -> StorableText.of(start.payload().idTag()));
    set(statement, 4, "timestamptz", starts, start -> start.payload().timestamp().toString());
    set(statement, 5, "int4", starts, start -> start.payload().meterStartWh());
  }

  private static void set(
      PreparedStatement statement,
      int index,
      String type,
      List<LaneMessage<StartKey>> starts,
      Function<LaneMessage<StartKey>, Object> value)
      throws SQLException {
    Object[] values = starts.stream().map(value).toArray();
    statement.setArray(index, statement.getConnection().createArrayOf(type, values));
  }
}
