package org.voltide.simulator.station;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntSupplier;
import org.voltide.ocpp.message.transactions.ChargingState;
import org.voltide.ocpp.message.transactions.StopReason;
import org.voltide.ocpp.message.transactions.TransactionEventRequest;
import org.voltide.ocpp.message.transactions.TransactionEventResponse;
import org.voltide.ocpp.message.transactions.TransactionLimit;
import org.voltide.ocpp.message.transactions.TriggerReason;
import org.voltide.ocpp.message.type.ChargingProfile;
import org.voltide.ocpp.message.type.EnergyTransferMode;
import org.voltide.ocpp.message.type.IdToken;
import org.voltide.ocpp.message.type.IdTokenInfo;
import org.voltide.ocpp.message.type.MeterValue;
import org.voltide.ocpp.message.type.ReadingContext;
import org.voltide.simulator.car.CarSpec.Tells;
import org.voltide.simulator.device.Key;
import org.voltide.simulator.profile.Outlet;
import org.voltide.simulator.reservation.Bay;
import org.voltide.simulator.time.Timeline;

/** One EVSE with its connector: the car on it, its transaction, what it tells about both. */
final class ChargingPoint {
  private static final Duration AUTHORIZE_RETRY = Duration.ofSeconds(10);
  private static final Duration KEPT_RETRY = Duration.ofSeconds(30);
  private static final Key CONNECTION_TIMEOUT = Key.of("TxCtrlr", "EVConnectionTimeOut");
  private static final Key STOP_ON_INVALID = Key.of("TxCtrlr", "StopTxOnInvalidId");
  private static final int MAX_WAITING_MESSAGES = 2000;

  private final int evseId;
  private final Cabinet cabinet;
  private final Facilities facilities;
  private final EnergyFlow flow;
  private final Condition condition;
  private final IntSupplier activeEvses;
  private Optional<Visit> visit = Optional.empty();
  private Optional<Ongoing> ongoing = Optional.empty();
  private Optional<Start> expected = Optional.empty();
  private boolean priority;
  private ChargingState told = ChargingState.Idle;
  private Optional<Timeline.Due> nextEdge = Optional.empty();
  private Optional<Timeline.Due> nextSample = Optional.empty();

  ChargingPoint(int evseId, Cabinet cabinet, Facilities facilities, IntSupplier activeEvses) {
    this.evseId = evseId;
    this.cabinet = cabinet;
    this.facilities = facilities;
    this.flow = new EnergyFlow(evseId, cabinet);
    this.condition =
        new Condition(evseId, cabinet, facilities.reservations(), () -> visit.isPresent());
    this.activeEvses = activeEvses;
    ConnectedCar.show(evseId, cabinet.model(), this::visit);
  }

  int evseId() {
    return evseId;
  }

  Optional<Visit> visit() {
    return visit;
  }

  Optional<String> transactionId() {
    return ongoing.map(now -> now.transaction().id());
  }

  /** Who pays for the transaction. */
  Optional<IdToken> token() {
    return ongoing.map(Ongoing::token);
  }

  boolean free() {
    return visit.isEmpty() && condition.works();
  }

  boolean operative() {
    return condition.isOperative();
  }

  Bay bay() {
    String type =
        cabinet.model().text(new Key("Connector", null, evseId, 1, "ConnectorType", null));
    return new Bay(evseId, type, condition.isOperative(), condition.isFaulted(), visit.isPresent());
  }

  void plugIn(Visit car) {
    visit = Optional.of(car);
    told = ChargingState.EVConnected;
    tellStatus();
    expected.ifPresent(this::begin);
    expected = Optional.empty();
  }

  void unplug() {
    end(StopReason.EVDisconnected, TriggerReason.EVCommunicationLost);
    visit = Optional.empty();
    told = ChargingState.Idle;
    tellStatus();
  }

  /** Asks whether the driver may charge, and starts when he may or nobody can be asked (C15). */
  void admit() {
    if (visit.isEmpty() || ongoing.isPresent() || !condition.works()) {
      return;
    }
    if (condition.isHeld() || facilities.payments().holds(evseId)) {
      var _ = cabinet.host().after(KEPT_RETRY, this::admit);
      return;
    }
    Visit car = visit.get();
    Runnable later = () -> cabinet.loop().after(AUTHORIZE_RETRY, this::admit);
    facilities
        .installation()
        .ensure(
            car,
            () ->
                facilities
                    .gatekeeper()
                    .ask(car.token(), admitted -> admitted(car, admitted), () -> {}, later),
            later);
  }

  private void admitted(Visit car, Gatekeeper.Admitted admitted) {
    if (visit.filter(car::equals).isEmpty()) {
      return;
    }
    if (facilities.reservations().bars(evseId, admitted.token(), admitted.group())) {
      var _ = cabinet.host().after(KEPT_RETRY, this::admit);
    } else {
      begin(Start.locally(admitted));
    }
  }

  /** Whether the CSMS may start something here for this driver (F01, F02). */
  boolean takes(Start start) {
    return condition.works()
        && !condition.isHeld()
        && ongoing.isEmpty()
        && expected.isEmpty()
        && !facilities.reservations().bars(evseId, start.token(), start.group());
  }

  /** Starts by order of the CSMS, at once or when a car comes in time; the id if at once. */
  Optional<String> startRemotely(Start start) {
    if (visit.isPresent()) {
      begin(start);
      return transactionId();
    }
    expected = Optional.of(start);
    int seconds = cabinet.model().number(CONNECTION_TIMEOUT, 60);
    var _ =
        cabinet
            .host()
            .after(
                Duration.ofSeconds(seconds),
                () -> expected = expected.filter(other -> other != start));
    return Optional.empty();
  }

  /** Ends the transaction, if there is one; the car stays plugged in. */
  void end(StopReason reason, TriggerReason trigger) {
    if (ongoing.isEmpty()) {
      return;
    }
    Ongoing ending = ongoing.get();
    flow.open(false);
    settle();
    ending.negotiation().end();
    report(
        ending
            .transaction()
            .ended(trigger, reason, moment(ReadingContext.TransactionEnd), ending.cost(flow)));
    String id = ending.transaction().id();
    cabinet.profiles().transactionEnded(id);
    facilities.tariffs().ended(id);
    facilities.display().transactionEnded(id);
    ongoing = Optional.empty();
    priority = false;
    nextSample.ifPresent(Timeline.Due::cancel);
    nextEdge.ifPresent(Timeline.Due::cancel);
    cabinet.changed().run();
  }

  void operative(boolean now) {
    condition.operative(now);
    tellStatus();
  }

  /** Something is broken, or mended (G05). */
  void faulted(boolean now) {
    condition.faulted(now);
    if (now) {
      end(StopReason.Other, TriggerReason.AbnormalCondition);
    }
    tellStatus();
    admit();
  }

  /** Takes no new transactions while something is installed. */
  void held(boolean now) {
    condition.held(now);
  }

  void tellStatus() {
    condition.tell();
  }

  /** Something that shows in the status may have changed. */
  void updateStatus() {
    condition.update();
  }

  /** The line is back: what could not be said meanwhile and is not kept. */
  void reconnected() {
    tellStatus();
    ongoing
        .map(Ongoing::negotiation)
        .filter(negotiation -> !negotiation.told())
        .ifPresent(Negotiation::tellNeeds);
  }

  /** The station restarts without ending the transaction (OCPP 2.1 B11). */
  void suspend() {
    flow.open(false);
    refresh();
  }

  /** The transaction goes on after such a restart. */
  void resume() {
    if (ongoing.isPresent()) {
      flow.open(true);
      update(TriggerReason.TxResumed);
      refresh();
    }
  }

  /** Tells the present reading of a transaction, for that reason. */
  void tell(TriggerReason trigger, ReadingContext context) {
    ongoing.ifPresent(now -> report(now.transaction().updated(trigger, moment(context))));
  }

  MeterValue reading(ReadingContext context) {
    return flow.reading(soc(), context);
  }

  /** A profile for this transaction came (K15.FR.08, K16). */
  void scheduled(ChargingProfile profile) {
    ongoing.map(Ongoing::negotiation).ifPresent(negotiation -> negotiation.scheduled(profile));
  }

  /** Switches priority charging of the transaction (K21, K22). */
  void priority(boolean now) {
    priority = now;
    refresh();
  }

  /** Q02: the CSMS changes which transfers the driver may use; false when the car cannot tell. */
  boolean allow(List<EnergyTransferMode> transfers) {
    return ongoing.isPresent() && ongoing.get().negotiation().allow(transfers);
  }

  /** Profiles changed, a period began or a misbehaviour came or went. */
  void refresh() {
    if (ongoing.isEmpty()) {
      return;
    }
    if (!flow.isOpen() && cabinet.profiles().holdsFor(ongoing.get().transaction().id())) {
      flow.open(true);
    }
    boolean otherMode = flow.reallow(outlet());
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
    if (ongoing.isEmpty()) {
      return 0;
    }
    if (flow.selfSteered()) {
      var _ = flow.reallow(outlet());
    }
    settle();
    tellState();
    double wh = flow.move(visit.orElseThrow(), Duration.between(from, to));
    ongoing.get().reached(flow, cabinet.time(), soc()).ifPresent(r -> end(r.reason(), r.trigger()));
    return wh;
  }

  Outlet outlet() {
    return new Outlet(
        evseId,
        transactionId(),
        ongoing.map(now -> now.transaction().since()).orElse(cabinet.time()),
        StationSpec.VOLTS,
        visit.map(flow::phases).orElse(cabinet.spec().phases()),
        activeEvses.getAsInt(),
        priority,
        facilities.grid().around(flow.powerW()));
  }

  private void begin(Start start) {
    if (ongoing.isPresent() || visit.isEmpty()) {
      return;
    }
    var transaction = new ChargingTransaction(cabinet.time(), evseId, start.remoteStartId());
    var negotiation = new Negotiation(this, cabinet, visit.get(), start.allowed(), new Outcome());
    var started = new Ongoing(evseId, start, transaction, negotiation, this::tariffChanged);
    ongoing = Optional.of(started);
    flow.begin();
    told = ChargingState.EVConnected;
    started.assignTariff(facilities.tariffs(), cabinet.host());
    facilities.tariffs().began(transaction.id(), started);
    Optional<Integer> reservation =
        facilities.reservations().use(evseId, start.token(), start.group());
    report(
        transaction.started(
            start.trigger(),
            start.token(),
            reservation.orElse(null),
            moment(ReadingContext.TransactionBegin)));
    cabinet.changed().run();
    scheduleSample();
    start.began().accept(transaction.id());
    negotiation.tellNeeds();
  }

  private void tariffChanged() {
    if (ongoing.isPresent()) {
      update(TriggerReason.TariffChanged);
    }
  }

  private void settle() {
    boolean both = ongoing.filter(now -> now.negotiation().bidirectional()).isPresent();
    boolean reached =
        visit.filter(v -> GridSupport.reaches(cabinet.spec(), v.carSpec())).isPresent();
    flow.settle(visit, both ? facilities.der().dischargeShare(reached) : 0);
  }

  private boolean tellState() {
    ChargingState state = flow.state();
    if (state == told) {
      return false;
    }
    told = state;
    update(TriggerReason.ChargingStateChanged);
    return true;
  }

  private void tellRate(boolean otherMode) {
    if (otherMode && cabinet.speaks21() && cabinet.spec().bidirectional()) {
      update(TriggerReason.OperationModeChanged);
    } else if (flow.movedNoticeably()) {
      update(TriggerReason.ChargingRateChanged);
    }
  }

  private void update(TriggerReason trigger) {
    report(ongoing.orElseThrow().transaction().updated(trigger, moment(ReadingContext.Other)));
  }

  private void sample() {
    if (cabinet.uplink().waiting() < MAX_WAITING_MESSAGES) {
      report(
          ongoing
              .orElseThrow()
              .transaction()
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
            : Optional.of(cabinet.host().after(Duration.ofSeconds(seconds), this::sample));
  }

  private void scheduleEdge() {
    nextEdge.ifPresent(Timeline.Due::cancel);
    nextEdge =
        cabinet
            .profiles()
            .composite()
            .nextEdge(cabinet.time(), outlet())
            .map(edge -> cabinet.host().at(edge, this::refresh));
  }

  private ChargingTransaction.Moment moment(ReadingContext context) {
    boolean tellsMode = cabinet.speaks21() && cabinet.spec().bidirectional() && flow.isOpen();
    return new ChargingTransaction.Moment(
        cabinet.time(),
        !cabinet.uplink().online(),
        told,
        tellsMode ? flow.mode() : null,
        ongoing.flatMap(Ongoing::tariffId).orElse(null),
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
    flow.told();
    visit.orElseThrow().told(event.transactionInfo().transactionId());
    cabinet.uplink().report(event, answer -> answered(event, answer));
  }

  /** A token refused in answer to an event ends the transaction (E05). */
  private void answered(TransactionEventRequest event, TransactionEventResponse answer) {
    IdTokenInfo info = answer.idTokenInfo();
    if (info != null && event.idToken() != null) {
      facilities.tokens().learned(event.idToken(), info);
    }
    if (transactionId().filter(event.transactionInfo().transactionId()::equals).isEmpty()) {
      return;
    }
    if (info != null && !Gatekeeper.accepted(info) && cabinet.model().on(STOP_ON_INVALID)) {
      end(StopReason.DeAuthorized, TriggerReason.Deauthorized);
      return;
    }
    TransactionLimit limit = answer.transactionLimit();
    if (limit != null && ongoing.orElseThrow().limit(limit)) {
      report(
          ongoing
              .orElseThrow()
              .transaction()
              .limited(TriggerReason.LimitSet, limit, moment(ReadingContext.Other)));
    }
  }

  private final class Outcome implements Negotiation.Outcome {
    @Override
    public void energize() {
      flow.open(true);
      refresh();
    }

    @Override
    public void forbidden() {
      end(StopReason.ReqEnergyTransferRejected, TriggerReason.AbnormalCondition);
    }
  }
}
