package org.voltide.csms.monitoring;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.devicemodel.VariableAddress;
import org.voltide.csms.lanes.StorableText;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;
import org.voltide.csms.store.Statements;
import org.voltide.ocpp.fault.OcppErrorCode;
import org.voltide.ocpp.fault.OcppFault;
import org.voltide.ocpp.message.diagnostics.MonitoringData;
import org.voltide.ocpp.message.diagnostics.SetMonitoringData;
import org.voltide.ocpp.message.diagnostics.VariableMonitoring;

/** Which monitors stations have, as they told. Thread-safe, blocks. */
@Singleton
public class Monitors {
  static final int MOST_PER_STATION = 10_000;

  private static final String KEEP =
      """
      insert into station_monitor
             (station_id, monitor_id, key, type, value, severity, transaction, event_type,
              reported_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (station_id, monitor_id) do update
         set key = excluded.key, type = excluded.type, value = excluded.value,
             severity = excluded.severity, transaction = excluded.transaction,
             event_type = coalesce(excluded.event_type, station_monitor.event_type),
             reported_at = excluded.reported_at
      """;

  private static final String FORGET_OTHERS =
      "delete from station_monitor where station_id = ? and key = ? and type = ?"
          + " and severity = ? and monitor_id <> ?";

  private final Database database;

  public Monitors(Database database) {
    this.database = database;
  }

  /**
   * A monitor as the API shows it.
   *
   * @param id given by the station
   * @param key of the variable it watches
   * @param value a threshold, a difference or seconds, as its type says
   * @param severity 0 danger to 9 debug
   * @param transaction whether it watches only while a transaction goes on
   */
  public record Monitor(
      int id,
      String key,
      String type,
      double value,
      int severity,
      boolean transaction,
      Instant reportedAt) {

    static Monitor of(Row row) {
      return new Monitor(
          row.whole("monitor_id"),
          row.text("key"),
          row.text("type"),
          row.number("value"),
          row.whole("severity"),
          row.flag("transaction"),
          row.instant("reported_at"));
    }
  }

  /**
   * Keeps a part of a monitoring report.
   *
   * @throws org.voltide.ocpp.fault.OcppFaultException when a station has more than {@value
   *     #MOST_PER_STATION} monitors
   */
  void reported(Statements statements, String stationId, List<MonitoringData> told, Instant at) {
    for (MonitoringData data : told) {
      String key = key(VariableAddress.of(data.component(), data.variable()));
      for (VariableMonitoring monitor : data.variableMonitoring()) {
        keep(
            statements,
            stationId,
            new Monitor(
                monitor.id(),
                key,
                monitor.type().name(),
                monitor.value(),
                monitor.severity(),
                monitor.transaction(),
                at),
            monitor.eventNotificationType() == null
                ? null
                : monitor.eventNotificationType().name());
      }
    }
    long count =
        statements
            .query(
                "select count(*) as monitors from station_monitor where station_id = ?",
                row -> row.big("monitors"),
                stationId)
            .getFirst();
    if (count > MOST_PER_STATION) {
      throw OcppFault.of(
              OcppErrorCode.OccurrenceConstraintViolation,
              "more than " + MOST_PER_STATION + " monitors")
          .asException();
    }
  }

  /**
   * Keeps a monitor that a station accepted under an id, in place of the one of the same variable,
   * type and severity: a station has only one of them (OCPP 2.x N04).
   */
  void accepted(String stationId, int id, SetMonitoringData set, Instant at) {
    Monitor monitor =
        new Monitor(
            id,
            key(VariableAddress.of(set.component(), set.variable())),
            set.type().name(),
            set.value(),
            set.severity(),
            Boolean.TRUE.equals(set.transaction()),
            at);
    database.transact(
        statements -> {
          statements.update(
              FORGET_OTHERS, stationId, monitor.key(), monitor.type(), monitor.severity(), id);
          keep(statements, stationId, monitor, null);
        });
  }

  /** A station has it no longer. */
  void cleared(String stationId, int id) {
    database.update(
        "delete from station_monitor where station_id = ? and monitor_id = ?", stationId, id);
  }

  /** All of a station, by the variable they watch. */
  public List<Monitor> of(String stationId) {
    return database.query(
        "select * from station_monitor where station_id = ? order by key, monitor_id",
        Monitor::of,
        stationId);
  }

  private static void keep(
      Statements statements, String stationId, Monitor monitor, @Nullable String eventType) {
    statements.update(
        KEEP,
        stationId,
        monitor.id(),
        monitor.key(),
        monitor.type(),
        monitor.value(),
        monitor.severity(),
        monitor.transaction(),
        eventType,
        monitor.reportedAt());
  }

  private static String key(VariableAddress address) {
    return StorableText.of(address.key());
  }
}
