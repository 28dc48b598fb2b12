package org.voltide.csms.transactions;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.voltide.csms.platform.LogContext;
import org.voltide.csms.platform.Rounds;
import org.voltide.csms.store.Database;
import org.voltide.ocpp.gateway.StationLink;
import org.voltide.ocpp.message.remotecontrol.RequestStopTransactionRequest;

/**
 * Asks stations to stop sessions that have reached a limit (F03). Stations of OCPP 2.1 are told the
 * limit (E16) and stop by themselves; the others, and those that go on, are watched.
 */
@Singleton
class LimitWatch {
  private static final Logger LOG = Logger.getLogger(LimitWatch.class);
  private static final Duration PERIOD = Duration.ofSeconds(5);
  private static final Duration ASK_AGAIN = Duration.ofMinutes(1);

  // What was asked in the future was asked before the clock was set back.
  // Rows that a lane holds are left for the next time: waiting for them could be waited for.
  private static final String REACHED =
      """
      update charging_session set stop_asked_at = ?
       where id in (
         select s.id from charging_session s
           join station on station.id = s.station_id and station.online
          where s.ended_at is null
            and (s.stop_asked_at is null or s.stop_asked_at < ? or s.stop_asked_at > ?)
            and (s.energy_in_wh >= s.limit_energy_wh or s.total_cost >= s.limit_cost
                 or s.soc_percent >= s.limit_soc_percent
                 or s.started_at + make_interval(secs => s.limit_time_s) <= ?)
            for update of s skip locked)
      returning id, station_id, transaction_id
      """;

  private final Database database;
  private final StationLink stations;
  private final Clock clock;

  LimitWatch(Database database, StationLink stations, Clock clock) {
    this.database = database;
    this.stations = stations;
    this.clock = clock;
  }

  private record Reached(UUID id, String stationId, String transactionId) {}

  void start(@Observes StartupEvent event, Rounds rounds) {
    rounds.every(PERIOD, "sessions at a limit", this::look);
  }

  void look() {
    Instant now = clock.instant();
    database
        .query(
            REACHED,
            row -> new Reached(row.id("id"), row.text("station_id"), row.text("transaction_id")),
            now,
            now.minus(ASK_AGAIN),
            now.plus(ASK_AGAIN),
            now)
        .forEach(this::stop);
  }

  private void stop(Reached session) {
    stations
        .call(session.stationId(), new RequestStopTransactionRequest(session.transactionId(), null))
        .thenAccept(
            outcome ->
                LogContext.session(session.id())
                    .run(
                        () ->
                            LOG.infof(
                                "Session %s has reached a limit: %s", session.id(), outcome)));
  }
}
