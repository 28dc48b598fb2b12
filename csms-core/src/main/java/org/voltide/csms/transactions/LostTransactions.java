package org.voltide.csms.transactions;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;
import org.voltide.csms.lanes.Lanes;
import org.voltide.csms.platform.LogContext;
import org.voltide.csms.platform.Rounds;
import org.voltide.csms.store.Database;
import org.voltide.ocpp.fault.OcppErrorCode;
import org.voltide.ocpp.gateway.CallOutcome;
import org.voltide.ocpp.gateway.StationConnection;
import org.voltide.ocpp.gateway.StationLink;
import org.voltide.ocpp.message.transactions.GetTransactionStatusRequest;
import org.voltide.ocpp.message.transactions.GetTransactionStatusResponse;

/**
 * Finds transactions that seem to have no end, asks their stations (OCPP 2.1 E14), and ends in the
 * books those that a station says are over with nothing left to tell. A station that cannot be
 * asked has told enough by another transaction at the same EVSE, or by a connector that is free
 * again. Each node asks the stations connected to it.
 */
@Singleton
class LostTransactions {
  private static final Logger LOG = Logger.getLogger(LostTransactions.class);
  private static final Duration PERIOD = Duration.ofSeconds(30);
  private static final int AT_ONCE = 50;

  /** OCPP 1.6 has no such question, and not every station of 2.x knows it. */
  private static final Set<String> UNASKABLE =
      Set.of(OcppErrorCode.NotSupported.name(), OcppErrorCode.NotImplemented.name());

  /**
   * A later transaction at the same EVSE can only begin when the earlier one is over; what was
   * asked in the future was asked before the clock was set back.
   */
  private static final String SUSPECTS =
      """
      select s.id, s.station_id, s.transaction_id, s.changed_at, o.found as superseded,
             exists (select 1 from connector c
                      where c.station_id = s.station_id and c.evse_id = s.evse_id
                        and c.id = coalesce(s.connector_id, c.id)
                        and c.status = 'Available' and c.status_at > s.changed_at) as vacated
        from charging_session s
        join station on station.id = s.station_id and station.online
        cross join lateral (
          select exists (select 1 from charging_session
                          where station_id = s.station_id and evse_id = s.evse_id
                            and started_at > s.started_at) as found) o
       where s.ended_at is null
         and (s.status_asked_at is null or s.status_asked_at < ? or s.status_asked_at > ?)
         and (o.found or s.changed_at < ?)
       order by s.changed_at limit ?
      """;

  private final Database database;
  private final StationLink stations;
  private final Lanes lanes;
  private final Closing closing;
  private final TransactionSettings settings;
  private final Clock clock;

  LostTransactions(
      Database database,
      StationLink stations,
      Lanes lanes,
      Closing closing,
      TransactionSettings settings,
      Clock clock) {
    this.database = database;
    this.stations = stations;
    this.lanes = lanes;
    this.closing = closing;
    this.settings = settings;
    this.clock = clock;
  }

  private record Suspect(
      UUID id,
      String stationId,
      String transactionId,
      Instant changedAt,
      boolean superseded,
      boolean vacated) {

    /** Why it is over without the station's word on it; empty when it may go on. */
    Optional<String> overUnasked() {
      if (superseded) {
        return Optional.of("Another transaction began at its EVSE; its station cannot be asked.");
      }
      return vacated
          ? Optional.of("Its connector became available; its station cannot be asked.")
          : Optional.empty();
    }

    String overAsked() {
      return (superseded
              ? "Another transaction began at its EVSE"
              : "The station has long said nothing about it")
          + "; asked, it says this one is over and nothing is left to tell.";
    }
  }

  void start(@Observes StartupEvent event, Rounds rounds) {
    rounds.every(PERIOD, "lost transactions", this::look);
  }

  /** Asks about all suspects and waits until each is settled, one way or the other. */
  void look() {
    Instant now = clock.instant();
    List<CompletableFuture<?>> asked =
        database
            .query(
                SUSPECTS,
                row ->
                    new Suspect(
                        row.id("id"),
                        row.text("station_id"),
                        row.text("transaction_id"),
                        row.instant("changed_at"),
                        row.flag("superseded"),
                        row.flag("vacated")),
                now.minus(settings.askAgain()),
                now.plus(settings.askAgain()),
                now.minus(settings.silence()),
                AT_ONCE)
            .stream()
            .<CompletableFuture<?>>map(this::ask)
            .toList();
    CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new)).join();
  }

  private CompletableFuture<?> ask(Suspect suspect) {
    return stations
        .connection(suspect.stationId())
        .map(connection -> ask(connection, suspect).toCompletableFuture())
        .orElseGet(() -> CompletableFuture.completedFuture(false));
  }

  private CompletableFuture<Boolean> ask(StationConnection connection, Suspect suspect) {
    database.update(
        "update charging_session set status_asked_at = ? where id = ?",
        clock.instant(),
        suspect.id());
    return stations
        .call(suspect.stationId(), new GetTransactionStatusRequest(suspect.transactionId(), null))
        .thenCompose(
            outcome ->
                over(outcome, suspect)
                    .map(why -> close(connection, suspect, why))
                    .orElseGet(() -> CompletableFuture.completedStage(false)))
        .exceptionally(
            refused -> {
              LogContext.session(suspect.id())
                  .run(
                      () ->
                          LOG.warnf(
                              "Session %s stays open: %s", suspect.id(), refused.getMessage()));
              return false;
            })
        .toCompletableFuture();
  }

  private CompletionStage<Boolean> close(
      StationConnection connection, Suspect suspect, String why) {
    return lanes.submit(
        closing,
        suspect.stationId(),
        connection.epoch(),
        new Closing.Order(suspect.transactionId(), suspect.changedAt(), why));
  }

  /** Why it is over; empty when it goes on, or nobody can tell. */
  private static Optional<String> over(
      CallOutcome<GetTransactionStatusResponse> outcome, Suspect suspect) {
    return switch (outcome) {
      case CallOutcome.Answered<GetTransactionStatusResponse>(var status) ->
          isOver(status) ? Optional.of(suspect.overAsked()) : Optional.empty();
      case CallOutcome.InvalidRequest<GetTransactionStatusResponse>(var fault)
          when UNASKABLE.contains(fault.code().name()) ->
          suspect.overUnasked();
      case CallOutcome.Refused<GetTransactionStatusResponse>(var code, _, _)
          when UNASKABLE.contains(code) ->
          suspect.overUnasked();
      default -> Optional.empty();
    };
  }

  /** With messages in its queue the station will tell the end itself (E14.FR.05). */
  private static boolean isOver(GetTransactionStatusResponse status) {
    return Boolean.FALSE.equals(status.ongoingIndicator()) && !status.messagesInQueue();
  }
}
