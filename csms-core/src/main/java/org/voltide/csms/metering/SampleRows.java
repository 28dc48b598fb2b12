package org.voltide.csms.metering;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.lanes.CopyRows;
import org.voltide.csms.lanes.Partitions;

/** Collects what a round appends to {@code meter_sample}. */
public final class SampleRows {
  private final CopyRows rows = new CopyRows();
  private final List<Instant> times = new ArrayList<>();

  /**
   * @param evseId absent while unknown, 0 for the station's main meter
   * @param sessionId absent outside transactions
   */
  public void add(
      String stationId, @Nullable Integer evseId, @Nullable UUID sessionId, Reading reading) {
    times.add(reading.at());
    rows.text(stationId)
        .number(evseId)
        .text(sessionId == null ? null : sessionId.toString())
        .instant(reading.at())
        .number(reading.powerW())
        .number(reading.importWh())
        .number(reading.exportWh())
        .number(reading.socPercent())
        .end();
  }

  public void store(Connection connection, Partitions partitions) throws SQLException {
    partitions.cover("meter_sample", times);
    rows.into(
        connection,
        "meter_sample",
        "station_id, evse_id, session_id, at, power_w, import_wh, export_wh, soc_percent");
  }
}
