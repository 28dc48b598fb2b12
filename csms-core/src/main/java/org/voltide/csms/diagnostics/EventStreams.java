package org.voltide.csms.diagnostics;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.lanes.LaneMessage;
import org.voltide.csms.lanes.StationTime;
import org.voltide.csms.lanes.StorableText;
import org.voltide.csms.store.Row;
import org.voltide.csms.store.Statements;
import org.voltide.ocpp.message.diagnostics.ConstantStreamData;
import org.voltide.ocpp.message.diagnostics.NotifyPeriodicEventStream;
import org.voltide.ocpp.message.diagnostics.PeriodicEventStreamParams;
import org.voltide.ocpp.message.diagnostics.StreamDataElement;

/** The open streams of stations and their values. */
@Singleton
class EventStreams {
  /** More a station cannot have open at once. */
  static final int MOST_OPEN = 100;

  private static final double MOST_SECONDS = Duration.ofDays(365).toSeconds();
  private static final String OPEN =
      "insert into event_stream (station_id, stream_id, variable_monitoring_id,"
          + " interval_seconds, max_values, opened_at) values (?, ?, ?, ?, ?, ?)"
          + " on conflict (station_id, stream_id) do update"
          + " set variable_monitoring_id = excluded.variable_monitoring_id,"
          + " interval_seconds = excluded.interval_seconds, max_values = excluded.max_values,"
          + " opened_at = excluded.opened_at, closed_at = null, pending = 0";

  /**
   * A stream, as the API shows it.
   *
   * @param intervalSeconds most seconds between messages
   * @param maxValues most values in a message
   * @param pending how many values the station has not sent yet
   */
  record EventStream(
      int id,
      int variableMonitoringId,
      @Nullable Integer intervalSeconds,
      @Nullable Integer maxValues,
      Instant openedAt,
      @Nullable Instant closedAt,
      int pending) {

    static EventStream of(Row row) {
      return new EventStream(
          row.whole("stream_id"),
          row.whole("variable_monitoring_id"),
          row.maybeWhole("interval_seconds").orElse(null),
          row.maybeWhole("max_values").orElse(null),
          row.instant("opened_at"),
          row.maybeInstant("closed_at").orElse(null),
          row.whole("pending"));
    }
  }

  /** False when the station has too many open already. */
  boolean open(Statements statements, String stationId, ConstantStreamData stream, Instant now) {
    if (openBeside(statements, stationId, stream.id()) >= MOST_OPEN) {
      return false;
    }
    PeriodicEventStreamParams how = stream.params();
    statements.update(
        OPEN,
        stationId,
        stream.id(),
        stream.variableMonitoringId(),
        how.interval(),
        how.values(),
        now);
    return true;
  }

  void close(Statements statements, String stationId, int streamId, Instant now) {
    statements.update(
        "update event_stream set closed_at = ?"
            + " where station_id = ? and stream_id = ? and closed_at is null",
        now,
        stationId,
        streamId);
  }

  /** Keeps the values of an open stream; those of one that nobody opened are not meant for us. */
  void keep(Statements statements, LaneMessage<NotifyPeriodicEventStream> message) {
    NotifyPeriodicEventStream told = message.payload();
    monitorOf(statements, message.stationId(), told)
        .ifPresent(
            monitor ->
                statements.batch(
                    "insert into event_stream_sample (station_id, stream_id, at,"
                        + " variable_monitoring_id, value) values (?, ?, ?, ?, ?)"
                        + " on conflict do nothing",
                    rows(message, monitor)));
  }

  private static List<Object[]> rows(LaneMessage<NotifyPeriodicEventStream> message, int monitor) {
    NotifyPeriodicEventStream told = message.payload();
    return told.data().stream()
        .map(
            value ->
                new Object[] {
                  message.stationId(),
                  told.id(),
                  at(told, value, message.receivedAt()),
                  monitor,
                  StorableText.of(value.v())
                })
        .toList();
  }

  private static Instant at(
      NotifyPeriodicEventStream told, StreamDataElement value, Instant receivedAt) {
    Instant base = StationTime.believed(told.basetime(), receivedAt);
    double seconds = Math.clamp(value.t(), -MOST_SECONDS, MOST_SECONDS);
    return StationTime.believed(base.plusNanos((long) (seconds * 1e9)), receivedAt);
  }

  private static Optional<Integer> monitorOf(
      Statements statements, String stationId, NotifyPeriodicEventStream told) {
    return statements
        .query(
            "update event_stream set pending = ? where station_id = ? and stream_id = ?"
                + " and closed_at is null returning variable_monitoring_id as monitor",
            row -> row.whole("monitor"),
            told.pending(),
            stationId,
            told.id())
        .stream()
        .findFirst();
  }

  private static long openBeside(Statements statements, String stationId, int streamId) {
    return statements
        .query(
            "select count(*) as streams from event_stream"
                + " where station_id = ? and stream_id <> ? and closed_at is null",
            row -> row.big("streams"),
            stationId,
            streamId)
        .getFirst();
  }
}
