package org.voltide.csms.v2x;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.ocpp.Commands;
import org.voltide.csms.ocpp.Outcomes;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Problem.Fault;
import org.voltide.csms.v2x.ModeOrders.SignalTaker;
import org.voltide.ocpp.message.type.GenericStatus;
import org.voltide.ocpp.message.v2x.AFRRSignalRequest;
import org.voltide.ocpp.message.v2x.AFRRSignalResponse;

/** Passes signals for automatic frequency restoration on, to all at once. Thread-safe, blocks. */
@Singleton
class FrequencySignals {
  private final ModeOrders orders;
  private final Commands commands;
  private final Clock clock;

  FrequencySignals(ModeOrders orders, Commands commands, Clock clock) {
    this.orders = orders;
    this.commands = commands;
    this.clock = clock;
  }

  /**
   * What became of a signal at one station.
   *
   * @param reason why it was not accepted
   */
  record Passed(String stationId, boolean accepted, @Nullable String reason) {}

  /**
   * Passes a signal on and waits for all answers.
   *
   * @throws Problem 422 when one is named that has no curve of signals; then nobody got it
   */
  List<Passed> pass(
      int signal,
      @Nullable Instant at,
      @Nullable List<String> stations,
      @Nullable List<UUID> sessions) {
    List<SignalTaker> takers = orders.signalTakers();
    List<Fault> faults = new ArrayList<>();
    faults.addAll(strangers("/stations/", stations, takers, SignalTaker::stationId));
    faults.addAll(strangers("/sessions/", sessions, takers, SignalTaker::sessionId));
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
    boolean all = stations == null && sessions == null;
    List<String> wanted =
        takers.stream()
            .filter(
                taker ->
                    all
                        || (stations != null && stations.contains(taker.stationId()))
                        || (sessions != null && sessions.contains(taker.sessionId())))
            .map(SignalTaker::stationId)
            .distinct()
            .toList();
    return passAll(
        wanted,
        new AFRRSignalRequest(Optional.ofNullable(at).orElse(clock.instant()), signal, null));
  }

  private static <T> List<Fault> strangers(
      String pointer,
      @Nullable List<T> named,
      List<SignalTaker> takers,
      Function<SignalTaker, T> name) {
    if (named == null) {
      return List.of();
    }
    Set<T> known = takers.stream().map(name).collect(Collectors.toSet());
    return named.stream()
        .filter(one -> !known.contains(one))
        .map(
            one ->
                new Fault(
                    pointer + named.indexOf(one),
                    "It has no operation mode with a curve of signals in force."))
        .toList();
  }

  private List<Passed> passAll(List<String> stations, AFRRSignalRequest signal) {
    List<Future<Passed>> passed;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      passed =
          stations.stream().map(station -> threads.submit(() -> passOne(station, signal))).toList();
    }
    return passed.stream().map(Future::resultNow).toList();
  }

  private Passed passOne(String station, AFRRSignalRequest signal) {
    try {
      AFRRSignalResponse answer = commands.ask(station, signal);
      return answer.status() == GenericStatus.Accepted
          ? new Passed(station, true, null)
          : new Passed(station, false, Outcomes.reason(answer.status(), answer.statusInfo()));
    } catch (Problem problem) {
      return new Passed(station, false, problem.getMessage());
    }
  }
}
