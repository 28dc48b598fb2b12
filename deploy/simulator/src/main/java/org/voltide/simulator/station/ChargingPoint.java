package org.voltide.simulator.station;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.ocpp.message.authorization.AuthorizeRequest;
import org.voltide.ocpp.message.authorization.AuthorizeResponse;
import org.voltide.ocpp.message.availability.ConnectorStatus;
import org.voltide.ocpp.message.availability.StatusNotificationRequest;
import org.voltide.ocpp.message.availability.StatusNotificationResponse;
import org.voltide.ocpp.message.smartcharging.NotifyEVChargingNeedsRequest;
import org.voltide.ocpp.message.smartcharging.NotifyEVChargingNeedsResponse;
import org.voltide.ocpp.message.smartcharging.NotifyEVChargingNeedsStatus;
import org.voltide.ocpp.message.transactions.ChargingState;
import org.voltide.ocpp.message.transactions.StopReason;
import org.voltide.ocpp.message.transactions.TransactionEventRequest;
import org.voltide.ocpp.message.transactions.TransactionEventResponse;
import org.voltide.ocpp.message.transactions.TriggerReason;
import org.voltide.ocpp.message.type.AuthorizationStatus;
import org.voltide.ocpp.message.type.IdToken;
import org.voltide.ocpp.message.type.IdTokenInfo;
import org.voltide.ocpp.message.type.MeterValue;
import org.voltide.ocpp.message.type.ReadingContext;
import org.voltide.simulator.car.CarSpec.Tells;
import org.voltide.simulator.profile.Allowance;
import org.voltide.simulator.profile.Composite;
import org.voltide.simulator.profile.Outlet;
import org.voltide.simulator.time.Timeline;

/** One EVSE with its connector: the car on it, its transaction, what it tells about both. */
final class ChargingPoint {
  /** How long a car waits for its first schedule (OCPP 2.1 K15.FR.03, ISO 15118: 60 s). */
  private static final Duration SCHEDULE_WAIT = Duration.ofSeconds(60);

  /** The same as the CSMS sees it: it needs some real time however fast the clock runs. */
  private static final Duration LEAST_REAL_WAIT = Duration.ofSeconds(2);

  private static final Duration AUTHORIZE_RETRY = Duration.ofSeconds(10);
  private static final double SIGNIFICANT_CHANGE = 0.02;
  private static final int MAX_WAITING_MESSAGES = 2000;

  private final int evseId;
  private final Cabinet cabinet;
  private final PowerPath path;
  private final Meter meter;
  private final IntSupplier activeEvses;
  private Optional<Visit> visit = Optional.empty();
  private Optional<ChargingTransaction> transaction = Optional.empty();
  private Allowance allowed = Allowance.UNLIMITED;
  private boolean operative = true;
  private boolean energized;
  private boolean needsTold;
  private boolean hasFlowed;
  private boolean stuck;
  private double offerW;
  private double powerW;
  private double toldPowerW;
  private ChargingState told = ChargingState.Idle;
  private Optional<Timeline.Due> nextEdge = Optional.empty();
  private Optional<Timeline.Due> nextSample = Optional.empty();

  ChargingPoint(int evseId, Cabinet cabinet, IntSupplier activeEvses) {
    this.evseId = evseId;
    this.cabinet = cabinet;
    this.path = new PowerPath(cabinet.spec());
    this.meter = new Meter(cabinet.spec().bidirectional());
    this.activeEvses = activeEvses;
  }

  int evseId() {
    return evseId;
  }

  Optional<Visit> visit() {
    return visit;
  }

  Optional<String> transactionId() {
    return transaction.map(ChargingTransaction::id);
  }

  boolean free() {
    return visit.isEmpty() && operative;
  }

  void plugIn(Visit car) {
    visit = Optional.of(car);
    told = ChargingState.EVConnected;
    tellStatus();
  }

  void unplug() {
    end(StopReason.EVDisconnected, TriggerReason.EVCommunicationLost);
    visit = Optional.empty();
    told = ChargingState.Idle;
    tellStatus();
  }

  /** Asks whether the driver may charge, and starts when he may or nobody can be asked (C15). */
  void admit() {
    if (visit.isEmpty() || transaction.isPresent() || !operative) {
      return;
    }
    Visit car = visit.get();
    cabinet
        .uplink()
        .call(
            new AuthorizeRequest(car.token(), null, null, null),
            AuthorizeResponse.class,
            answer -> {
              if (answer.idTokenInfo().status() == AuthorizationStatus.Accepted) {
                begin(car, car.token(), TriggerReason.Authorized, null);
              }
            },
            why -> {
              if (why.equals("offline")) {
                begin(car, car.token(), TriggerReason.Authorized, null);
              } else {
                cabinet.loop().after(AUTHORIZE_RETRY, this::admit);
              }
            });
  }

  /** Starts by order of the CSMS (F01); empty when there is no car, or it charges already. */
  Optional<String> startRemotely(IdToken token, int remoteStartId) {
    if (visit.isEmpty() || transaction.isPresent() || !operative) {
      return Optional.empty();
    }
    begin(visit.get(), token, TriggerReason.RemoteStart, remoteStartId);
    return transactionId();
  }

  /** Ends the transaction, if there is one; the car stays plugged in. */
  void end(StopReason reason, TriggerReason trigger) {
    if (transaction.isEmpty()) {
      return;
    }
    ChargingTransaction ending = transaction.get();
    energized = false;
    settle();
    report(ending.ended(trigger, reason, moment(ReadingContext.TransactionEnd)));
    cabinet.profiles().transactionEnded(ending.id());
    transaction = Optional.empty();
    nextSample.ifPresent(Timeline.Due::cancel);
    nextEdge.ifPresent(Timeline.Due::cancel);
  }

  void operative(boolean now) {
    operative = now;
    tellStatus();
  }

  void tellStatus() {
    ConnectorStatus status =
        visit.isPresent() ? ConnectorStatus.Occupied : ConnectorStatus.Available;
    cabinet
        .uplink()
        .call(
            new StatusNotificationRequest(
                cabinet.time(), operative ? status : ConnectorStatus.Unavailable, evseId, 1, null),
            StatusNotificationResponse.class,
            answer -> {},
            why -> {});
  }

  /** The line is back: what could not be said meanwhile and is not kept. */
  void reconnected() {
    tellStatus();
    if (transaction.isPresent() && !needsTold) {
      tellNeeds();
    }
  }

  /** Tells the present reading when asked for it (F06). */
  void trigger() {
    transaction.ifPresent(
        tx -> report(tx.updated(TriggerReason.Trigger, moment(ReadingContext.Trigger))));
  }

  MeterValue reading(ReadingContext context) {
    return meter.reading(cabinet.time(), powerW, soc(), context);
  }

  /** Profiles changed, a period began or a misbehaviour came or went. */
  void refresh() {
    if (transaction.isEmpty()) {
      return;
    }
    if (!energized && cabinet.profiles().holdsFor(transaction.get().id())) {
      energized = true;
    }
    boolean otherMode = reallow();
    settle();
    if (!tellState()) {
      tellRate(otherMode);
    }
    scheduleEdge();
  }

  /**
   * Lets power flow for a step.
   *
   * @return Wh at the meter, positive into the car
   */
  double flow(Instant from, Instant to) {
    settle();
    if (transaction.isPresent()) {
      tellState();
    }
    return powerW == 0
        ? 0
        : PowerPath.move(visit.orElseThrow(), meter, powerW, Duration.between(from, to));
  }

  Outlet outlet() {
    return new Outlet(
        evseId,
        transactionId(),
        transaction.map(ChargingTransaction::since).orElse(cabinet.time()),
        StationSpec.VOLTS,
        visit.map(v -> path.phases(v.carSpec())).orElse(cabinet.spec().phases()),
        activeEvses.getAsInt());
  }

  private void begin(
      Visit car, IdToken token, TriggerReason trigger, @Nullable Integer remoteStartId) {
    if (transaction.isPresent() || visit.filter(car::equals).isEmpty()) {
      return;
    }
    var started = new ChargingTransaction(cabinet.time(), evseId, remoteStartId);
    transaction = Optional.of(started);
    energized = false;
    needsTold = false;
    hasFlowed = false;
    stuck = false;
    told = ChargingState.EVConnected;
    report(started.started(trigger, token, moment(ReadingContext.TransactionBegin)));
    scheduleSample();
    tellNeeds();
  }

  private void tellNeeds() {
    Visit car = visit.orElseThrow();
    if (car.carSpec().tells() == Tells.NOTHING) {
      needsTold = true;
      energize();
      return;
    }
    ChargingTransaction told = transaction.orElseThrow();
    var needs =
        new NotifyEVChargingNeedsRequest(
            evseId,
            Needs.of(car, cabinet.spec()),
            null,
            cabinet.speaks21() ? cabinet.time() : null,
            null);
    cabinet
        .uplink()
        .call(
            needs,
            NotifyEVChargingNeedsResponse.class,
            answer -> forTransaction(told, () -> needsAnswered(answer.status())),
            why -> forTransaction(told, this::energize));
  }

  /** A 2.1 CSMS that rejects the needs forbids the transfer (Q01.FR.04); 2.0.1 has no schedule. */
  private void needsAnswered(NotifyEVChargingNeedsStatus status) {
    needsTold = true;
    switch (status) {
      case Accepted, Processing -> awaitSchedule();
      case NoChargingProfile -> energize();
      case Rejected -> {
        if (cabinet.spec().protocol() == OcppVersion.V2_1) {
          end(StopReason.ReqEnergyTransferRejected, TriggerReason.AbnormalCondition);
        } else {
          energize();
        }
      }
    }
  }

  private void awaitSchedule() {
    long scaled = Math.round(SCHEDULE_WAIT.toMillis() / cabinet.loop().clock().speed());
    Duration wait =
        Duration.ofMillis(Math.clamp(scaled, LEAST_REAL_WAIT.toMillis(), SCHEDULE_WAIT.toMillis()));
    ChargingTransaction waiting = transaction.orElseThrow();
    cabinet.loop().after(wait, () -> forTransaction(waiting, this::energize));
  }

  private void energize() {
    energized = true;
    refresh();
  }

  private void forTransaction(ChargingTransaction expected, Runnable action) {
    if (transaction.filter(expected::equals).isPresent()) {
      action.run();
    }
  }

  /** Works out what is allowed from now on; true when the operation mode changed. */
  private boolean reallow() {
    Allowance before = allowed;
    allowed =
        cabinet.does(Misbehaviour.IGNORE_PROFILES)
            ? Allowance.UNLIMITED
            : cabinet.profiles().composite().at(cabinet.time(), outlet());
    return before.mode() != allowed.mode();
  }

  /** Works out what flows from now on. */
  private void settle() {
    if (!energized || visit.isEmpty()) {
      offerW = 0;
      powerW = 0;
      return;
    }
    offerW = path.offerW(visit.get().car(), allowed);
    boolean refusing = cabinet.does(Misbehaviour.REFUSE_RESUME);
    stuck = refusing && (stuck || (hasFlowed && offerW == 0));
    powerW = stuck ? 0 : path.flowW(visit.get().car(), offerW);
    hasFlowed |= powerW != 0;
  }

  private boolean tellState() {
    ChargingState state = energized ? PowerPath.state(offerW, powerW) : ChargingState.EVConnected;
    if (state == told) {
      return false;
    }
    told = state;
    update(TriggerReason.ChargingStateChanged);
    return true;
  }

  private void tellRate(boolean otherMode) {
    double rating = Math.max(cabinet.spec().maxChargeW(), cabinet.spec().maxDischargeW());
    if (otherMode && cabinet.speaks21() && cabinet.spec().bidirectional()) {
      update(TriggerReason.OperationModeChanged);
    } else if (Math.abs(powerW - toldPowerW) > SIGNIFICANT_CHANGE * rating) {
      update(TriggerReason.ChargingRateChanged);
    }
  }

  private void update(TriggerReason trigger) {
    report(transaction.orElseThrow().updated(trigger, moment(ReadingContext.Other)));
  }

  private void sample() {
    if (cabinet.uplink().waiting() < MAX_WAITING_MESSAGES) {
      report(
          transaction
              .orElseThrow()
              .updated(TriggerReason.MeterValuePeriodic, moment(ReadingContext.SamplePeriodic)));
    } else {
      cabinet.counts().skippedSamples++;
    }
    scheduleSample();
  }

  private void scheduleSample() {
    int seconds = cabinet.model().number(Variables.SAMPLE_INTERVAL, 0);
    nextSample.ifPresent(Timeline.Due::cancel);
    nextSample =
        seconds == 0
            ? Optional.empty()
            : Optional.of(
                cabinet.loop().timeline().after(Duration.ofSeconds(seconds), this::sample));
  }

  private void scheduleEdge() {
    nextEdge.ifPresent(Timeline.Due::cancel);
    Composite composite = cabinet.profiles().composite();
    Duration ahead = Duration.between(cabinet.now(), cabinet.time());
    nextEdge =
        composite
            .nextEdge(cabinet.time(), outlet())
            .map(edge -> cabinet.loop().timeline().at(edge.minus(ahead), this::refresh));
  }

  private ChargingTransaction.Moment moment(ReadingContext context) {
    boolean tellsMode = cabinet.speaks21() && cabinet.spec().bidirectional() && energized;
    return new ChargingTransaction.Moment(
        cabinet.time(),
        !cabinet.uplink().online(),
        told,
        tellsMode ? allowed.mode() : null,
        reading(context));
  }

  private OptionalDouble soc() {
    boolean visible =
        cabinet.spec().current() == StationSpec.Current.DC
            || (cabinet.speaks21()
                && visit.filter(v -> v.carSpec().tells() != Tells.NOTHING).isPresent());
    return visible && visit.isPresent()
        ? OptionalDouble.of(visit.get().car().battery().socPercent())
        : OptionalDouble.empty();
  }

  private void report(TransactionEventRequest event) {
    toldPowerW = powerW;
    visit.orElseThrow().told(event.transactionInfo().transactionId());
    cabinet.uplink().report(event, answer -> checkToken(event, answer));
  }

  /** A token refused in answer to an event ends the transaction (E05). */
  private void checkToken(TransactionEventRequest event, TransactionEventResponse answer) {
    IdTokenInfo info = answer.idTokenInfo();
    boolean current =
        transactionId().filter(event.transactionInfo().transactionId()::equals).isPresent();
    if (current && info != null && info.status() != AuthorizationStatus.Accepted) {
      end(StopReason.DeAuthorized, TriggerReason.Deauthorized);
    }
  }
}
