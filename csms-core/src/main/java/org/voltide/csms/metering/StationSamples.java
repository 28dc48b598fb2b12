package org.voltide.csms.metering;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.voltide.csms.lanes.LaneMessage;
import org.voltide.csms.lanes.LaneWork;
import org.voltide.csms.lanes.Partitions;
import org.voltide.ocpp.message.metering.MeterValuesRequest;
import org.voltide.ocpp.message.metering.MeterValuesResponse;

/**
 * Keeps meter values from outside transactions (OCPP 2.1 J01). Nothing numbers them, so a meter and
 * an instant together tell a repeated one.
 */
@Singleton
final class StationSamples implements LaneWork<MeterValuesRequest, MeterValuesResponse> {
  private static final String KNOWN =
      """
      select station_id, evse_id, at
        from unnest(?::text[], ?::int4[], ?::timestamptz[]) wanted (station_id, evse_id, at)
        join meter_sample using (station_id, evse_id, at)
       where session_id is null
      """;

  private final Partitions partitions;

  StationSamples(Partitions partitions) {
    this.partitions = partitions;
  }

  @Override
  public List<Written<MeterValuesResponse>> write(
      Connection connection, List<LaneMessage<MeterValuesRequest>> messages) throws SQLException {
    List<Sample> samples = messages.stream().flatMap(m -> Sample.of(m).stream()).toList();
    Set<Key> known = known(connection, samples);
    SampleRows rows = new SampleRows();
    for (Sample sample : samples) {
      if (known.add(sample.key())) {
        rows.add(sample.key().stationId(), sample.key().evseId(), null, sample.reading());
      }
    }
    rows.store(connection, partitions);
    return messages.stream().map(_ -> Written.silently(new MeterValuesResponse(null))).toList();
  }

  private static Set<Key> known(Connection connection, Collection<Sample> samples)
      throws SQLException {
    Set<Key> known = new HashSet<>();
    try (PreparedStatement query = connection.prepareStatement(KNOWN)) {
      Object[] stations = samples.stream().map(s -> s.key().stationId()).toArray();
      Object[] evses = samples.stream().map(s -> s.key().evseId()).toArray();
      Object[] times = samples.stream().map(s -> s.key().at().toString()).toArray();
      query.setArray(1, connection.createArrayOf("text", stations));
      query.setArray(2, connection.createArrayOf("int4", evses));
      query.setArray(3, connection.createArrayOf("timestamptz", times));
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          Instant at = rows.getObject(3, OffsetDateTime.class).toInstant();
          known.add(new Key(rows.getString(1), rows.getInt(2), at));
        }
      }
    }
    return known;
  }

  private record Key(String stationId, int evseId, Instant at) {}

  private record Sample(Key key, Reading reading) {

    static List<Sample> of(LaneMessage<MeterValuesRequest> message) {
      MeterValuesRequest told = message.payload();
      return Reading.of(told.meterValue(), message.receivedAt()).stream()
          .map(r -> new Sample(new Key(message.stationId(), told.evseId(), r.at()), r))
          .toList();
    }
  }
}
