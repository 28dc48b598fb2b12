package org.voltide.ocpp.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.voltide.ocpp.dialect.StartKey;
import org.voltide.ocpp.fault.Finding;
import org.voltide.ocpp.message.OneWay;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.availability.HeartbeatResponse;

/** A central system that admits "CS-1" with the password "secret", and does what a test says. */
final class FakeCentral implements CentralSystem {
  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  final BlockingQueue<StationConnection> opened = new LinkedBlockingQueue<>();
  final BlockingQueue<StationConnection> closed = new LinkedBlockingQueue<>();

  /** {@code opened 1}, {@code closed 1} and so on, by epoch. */
  final List<String> life = new CopyOnWriteArrayList<>();

  final List<Request<?>> handled = new CopyOnWriteArrayList<>();
  final List<MessageTrace> traces = new CopyOnWriteArrayList<>();
  final BlockingQueue<Refusal> refusals = new LinkedBlockingQueue<>();
  final BlockingQueue<ConnectionAttempt> attempts = new LinkedBlockingQueue<>();
  final BlockingQueue<OneWay> sends = new LinkedBlockingQueue<>();
  final BlockingQueue<Finding> findings = new LinkedBlockingQueue<>();
  private final Map<StartKey, Integer> numbers = new ConcurrentHashMap<>();
  private final AtomicInteger lastNumber = new AtomicInteger();
  private final AtomicLong epochs = new AtomicLong();
  volatile Executor admissions = ForkJoinPool.commonPool();
  volatile Function<ConnectionAttempt, Admission> verdict = this::decide;
  volatile Function<Request<?>, CompletionStage<? extends Response>> behaviour =
      request -> CompletableFuture.completedFuture(new HeartbeatResponse(NOW, null));

  @Override
  public CompletionStage<Admission> admit(ConnectionAttempt attempt) {
    return CompletableFuture.supplyAsync(
        () -> {
          attempts.add(attempt);
          return verdict.apply(attempt);
        },
        admissions);
  }

  private Admission decide(ConnectionAttempt attempt) {
    return switch (attempt.stationId()) {
      case "CS-1", "CS 1/é" ->
          attempt
                  .credentials()
                  .filter(given -> new String(given.password()).equals("secret"))
                  .isPresent()
              ? new Admission.Admitted(epochs.incrementAndGet())
              : new Admission.WrongCredentials();
      case "busy" -> new Admission.Unavailable(Duration.ofSeconds(7));
      default -> new Admission.UnknownStation();
    };
  }

  @Override
  public void opened(StationConnection connection) {
    life.add("opened " + connection.epoch());
    opened.add(connection);
  }

  @Override
  public void closed(StationConnection connection) {
    life.add("closed " + connection.epoch());
    closed.add(connection);
  }

  @Override
  public CompletionStage<? extends Response> handle(
      StationConnection connection, String messageId, Request<?> request) {
    handled.add(request);
    return behaviour.apply(request);
  }

  @Override
  public CompletionStage<Void> handle(
      StationConnection connection, String messageId, OneWay message) {
    sends.add(message);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void refused(Refusal refusal) {
    refusals.add(refusal);
  }

  @Override
  public CompletionStage<Integer> transactionNumber(StationConnection connection, StartKey start) {
    return CompletableFuture.completedFuture(
        numbers.computeIfAbsent(start, _ -> lastNumber.incrementAndGet()));
  }

  @Override
  public void found(StationConnection connection, Finding finding) {
    findings.add(finding);
  }

  @Override
  public void traced(MessageTrace trace) {
    traces.add(trace);
  }
}
