package org.voltide.csms.ocpp;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.voltide.csms.lanes.Lanes;
import org.voltide.csms.messagelog.MessageLog;
import org.voltide.ocpp.dialect.StartKey;
import org.voltide.ocpp.fault.Finding;
import org.voltide.ocpp.gateway.Admission;
import org.voltide.ocpp.gateway.CentralSystem;
import org.voltide.ocpp.gateway.ConnectionAttempt;
import org.voltide.ocpp.gateway.MessageSpan;
import org.voltide.ocpp.gateway.MessageTrace;
import org.voltide.ocpp.gateway.Refusal;
import org.voltide.ocpp.gateway.StationConnection;
import org.voltide.ocpp.message.OneWay;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Response;

/** What the gateway finds behind it. Its methods run on event loops and return at once. */
@Singleton
final class Core implements CentralSystem {
  private final DataSource database;
  private final StationAdmissions admissions;
  private final Dispatch dispatch;
  private final Lanes lanes;
  private final PresenceReports presence;
  private final LastSeen lastSeen;
  private final MessageLog messageLog;
  private final MessageMetrics metrics;
  private final Event<Refusal> refusals;
  private final TransactionNumbers numbers;
  private final Findings findings;
  private final InvalidMessages invalidMessages;
  private final MessageTraces messageTraces;
  private final ExecutorService virtualThreads = Executors.newVirtualThreadPerTaskExecutor();

  Core(
      DataSource database,
      StationAdmissions admissions,
      Dispatch dispatch,
      Lanes lanes,
      PresenceReports presence,
      LastSeen lastSeen,
      MessageLog messageLog,
      MessageMetrics metrics,
      Event<Refusal> refusals,
      TransactionNumbers numbers,
      Findings findings,
      InvalidMessages invalidMessages,
      MessageTraces messageTraces) {
    this.database = database;
    this.admissions = admissions;
    this.dispatch = dispatch;
    this.lanes = lanes;
    this.presence = presence;
    this.lastSeen = lastSeen;
    this.messageLog = messageLog;
    this.metrics = metrics;
    this.refusals = refusals;
    this.numbers = numbers;
    this.findings = findings;
    this.invalidMessages = invalidMessages;
    this.messageTraces = messageTraces;
  }

  /** No socket survives this process: call before the gateway starts. */
  void forgetOldConnections() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("update station set online = false where online");
    }
  }

  @Override
  public CompletionStage<Admission> admit(ConnectionAttempt attempt) {
    return CompletableFuture.supplyAsync(() -> admissions.decide(attempt), virtualThreads);
  }

  @Override
  public void opened(StationConnection connection) {
    presence.note(connection, true);
  }

  @Override
  public void closed(StationConnection connection) {
    presence.note(connection, false);
  }

  @Override
  public CompletionStage<? extends Response> handle(
      StationConnection connection, String messageId, Request<?> request) {
    lastSeen.heard(connection.stationId());
    return dispatch.handle(connection, request);
  }

  @Override
  public CompletionStage<Void> handle(
      StationConnection connection, String messageId, OneWay message) {
    lastSeen.heard(connection.stationId());
    return dispatch.handle(connection, message);
  }

  @Override
  public void refused(Refusal refusal) {
    refusals.fire(refusal);
  }

  @Override
  public CompletionStage<Integer> transactionNumber(StationConnection connection, StartKey start) {
    return lanes
        .submit(numbers, connection.stationId(), connection.epoch(), start)
        .exceptionallyCompose(
            failure -> Dispatch.explained(connection, "StartTransaction", failure));
  }

  @Override
  public void found(StationConnection connection, Finding finding) {
    findings.found(connection.stationId(), finding);
  }

  @Override
  public MessageSpan arrived(StationConnection connection) {
    return messageTraces.arrived(connection.stationId());
  }

  @Override
  public void traced(MessageTrace trace) {
    metrics.count(trace);
    messageLog.add(trace);
    invalidMessages.traced(trace);
  }

  @PreDestroy
  void close() {
    virtualThreads.close();
  }
}
