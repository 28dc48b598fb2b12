package org.voltide.csms.transactions;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.lanes.StationTime;
import org.voltide.csms.lanes.StorableText;
import org.voltide.csms.metering.Reading;
import org.voltide.csms.tariffs.Course;
import org.voltide.csms.tariffs.Course.Mark;
import org.voltide.csms.tariffs.SiteTariff;
import org.voltide.csms.tariffs.TariffBook;
import org.voltide.csms.tariffs.pricing.Span.Kind;
import org.voltide.csms.transactions.Session.Bearer;
import org.voltide.csms.transactions.Session.Ending;
import org.voltide.csms.transactions.Session.Latest;
import org.voltide.csms.transactions.Session.Price;
import org.voltide.csms.transactions.Session.Wanted;
import org.voltide.ocpp.message.transactions.ChargingState;
import org.voltide.ocpp.message.transactions.CostDetails;
import org.voltide.ocpp.message.transactions.Transaction;
import org.voltide.ocpp.message.transactions.TransactionEventRequest;
import org.voltide.ocpp.message.transactions.TransactionEventResponse;
import org.voltide.ocpp.message.transactions.TransactionEventResponseBuilder;
import org.voltide.ocpp.message.transactions.TransactionEventType;
import org.voltide.ocpp.message.transactions.TransactionLimit;
import org.voltide.ocpp.message.transactions.TriggerReason;
import org.voltide.ocpp.message.type.Evse;
import org.voltide.ocpp.message.type.IdToken;
import org.voltide.ocpp.message.type.MessageContent;
import org.voltide.ocpp.message.type.MessageFormat;

/**
 * What a TransactionEvent does to its session. Pure, and independent of the order of arrival: late,
 * repeated and offline events lead to the same session (OCPP 2.1 E04, E08, E12, E13).
 */
final class SessionTransition {
  private SessionTransition() {}

  static Step apply(Optional<Session> before, Arrival arrival) {
    TransactionEventRequest event = arrival.event();
    if (before.isPresent() && before.get().seqNos().contains(event.seqNo())) {
      Session known = before.get();
      TransactionEventResponse again =
          answer(known, arrival, known.wanted().isLimited(), known.price().version() > 0);
      return new Step(known, Optional.empty(), List.of(), again);
    }
    List<Reading> readings = Reading.of(event.meterValue(), arrival.receivedAt());
    Session session = after(before.orElseGet(() -> begin(arrival)), arrival, readings);
    Wanted wanted = session.wanted();
    return new Step(
        session.withWanted(wanted.nowTold()).withPrice(session.price().nowTold()),
        Optional.of(kind(before, session, event.triggerReason())),
        readings,
        answer(session, arrival, wanted.isNews() && wanted.isLimited(), session.price().isNews()));
  }

  private static Session begin(Arrival arrival) {
    Arrival.Key key = arrival.key();
    // Derived, so that replaying the same messages makes the same session. Station ids have no ':'.
    byte[] name = (key.stationId() + ":" + key.transactionId()).getBytes(StandardCharsets.UTF_8);
    return new Session(
        UUID.nameUUIDFromBytes(name),
        key.stationId(),
        key.transactionId(),
        arrival.siteId(),
        null,
        null,
        null,
        null,
        null,
        at(arrival),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        SeqNos.NONE,
        Flow.NONE,
        Course.NONE,
        null,
        Wanted.NOTHING,
        Price.OF_THE_SITE,
        arrival.receivedAt());
  }

  private static Session after(Session session, Arrival arrival, List<Reading> readings) {
    TransactionEventRequest event = arrival.event();
    Transaction told = event.transactionInfo();
    Ending ending = ending(session, arrival);
    Flow flow = session.flow().with(readings);
    Evse evse = event.evse();
    Instant at = at(arrival);
    Session next =
        session.with(
            to ->
                to.seqNos(session.seqNos().with(event.seqNo()))
                    .startedAt(at.isBefore(session.startedAt()) ? at : session.startedAt())
                    .evseId(evse == null ? session.evseId() : Integer.valueOf(evse.id()))
                    .connectorId(
                        evse == null
                            ? session.connectorId()
                            : or(evse.connectorId(), session.connectorId()))
                    .remoteStartId(or(told.remoteStartId(), session.remoteStartId()))
                    .reservationId(or(event.reservationId(), session.reservationId()))
                    .timeChargingS(longer(told.timeSpentCharging(), session.timeChargingS()))
                    .bearer(bearer(session, arrival))
                    .ending(ending)
                    .flow(ending == null ? flow : flow.stopped()));
    return withCost(withLatest(withCourse(next, arrival, readings), event), arrival.tariffs());
  }

  /** Of sessions whose price depends on it: what went on, and where the meter stood. */
  private static Session withCourse(Session session, Arrival arrival, List<Reading> readings) {
    boolean varies =
        arrival
            .tariffs()
            .of(session.siteId(), session.startedAt(), session.price().tariff())
            .filter(SiteTariff::varies)
            .isPresent();
    if (!varies) {
      return session;
    }
    Course course = session.course();
    ChargingState state = arrival.event().transactionInfo().chargingState();
    if (state != null) {
      course = course.with(new Mark(at(arrival), kind(state), null, null));
    }
    for (Reading reading : readings) {
      if (reading.importWh() != null || reading.exportWh() != null) {
        course = course.with(new Mark(reading.at(), null, reading.importWh(), reading.exportWh()));
      }
    }
    return session.withCourse(course);
  }

  /** A car that the station makes wait does not park. */
  private static Kind kind(ChargingState state) {
    return switch (state) {
      case Charging, SuspendedEVSE -> Kind.CHARGING;
      case EVConnected, SuspendedEV, Idle -> Kind.PARKED;
    };
  }

  private static Session withLatest(Session session, TransactionEventRequest event) {
    Transaction told = event.transactionInfo();
    CostDetails cost = event.costDetails();
    BigDecimal total = cost == null ? null : cost.totalCost().total().inclTax();
    int seqNo = event.seqNo();
    return session.with(
        to ->
            to.chargingState(latest(session.chargingState(), seqNo, told.chargingState()))
                .operationMode(latest(session.operationMode(), seqNo, told.operationMode()))
                .tariffId(latest(session.tariffId(), seqNo, told.tariffId()))
                .stationLimit(latest(session.stationLimit(), seqNo, json(told.transactionLimit())))
                .stationCost(latest(session.stationCost(), seqNo, total)));
  }

  private static @Nullable Latest latest(@Nullable Latest known, int seqNo, @Nullable Object told) {
    return told == null || (known != null && known.seqNo() > seqNo)
        ? known
        : new Latest(seqNo, StorableText.of(told.toString()));
  }

  /** A station that computes the cost itself is believed (I12). */
  private static Session withCost(Session session, TariffBook tariffs) {
    Latest computed = session.stationCost();
    if (computed != null) {
      return session.withTotalCost(new BigDecimal(computed.value()));
    }
    return tariffs
        .cost(session.siteId(), session.price().tariff(), session.usage())
        .map(cost -> session.withTotalCost(cost.total().afterTaxes()))
        .orElse(session);
  }

  private static @Nullable Bearer bearer(Session session, Arrival arrival) {
    IdToken presented = arrival.event().idToken();
    Bearer known = session.bearer();
    int seqNo = arrival.event().seqNo();
    return presented == null || (known != null && known.seqNo() < seqNo)
        ? known
        : new Bearer(
            seqNo,
            StorableText.of(presented.idToken()),
            StorableText.of(presented.type()),
            arrival.registered().map(token -> token.id()).orElse(null),
            arrival.registered().map(token -> token.vehicle()).orElse(null));
  }

  /** An Ended counts always; a session closed in the books goes on when its station does. */
  private static @Nullable Ending ending(Session session, Arrival arrival) {
    TransactionEventRequest event = arrival.event();
    Ending known = session.ending();
    if (event.eventType() == TransactionEventType.Ended) {
      var reason = event.transactionInfo().stoppedReason();
      return new Ending(event.seqNo(), at(arrival), reason == null ? null : reason.name(), null);
    }
    boolean goesOn =
        known != null
            && known.closedReason() != null
            && event.seqNo() > known.seqNo()
            && !Boolean.TRUE.equals(event.offline());
    return goesOn ? null : known;
  }

  private static SessionChanged.Kind kind(
      Optional<Session> before, Session after, TriggerReason trigger) {
    if (after.ending() != null) {
      return SessionChanged.Kind.ENDED;
    } else if (before.isEmpty()) {
      return SessionChanged.Kind.STARTED;
    }
    return trigger == TriggerReason.TxResumed
        ? SessionChanged.Kind.RESUMED
        : SessionChanged.Kind.UPDATED;
  }

  private static Instant at(Arrival arrival) {
    return StationTime.believed(arrival.event().timestamp(), arrival.receivedAt());
  }

  private static TransactionEventResponse answer(
      Session session, Arrival arrival, boolean tellsLimits, boolean tellsPrice) {
    return TransactionEventResponseBuilder.builder()
        .idTokenInfo(arrival.verdict())
        .totalCost(tellsCost(session, arrival.event()) ? session.totalCost() : null)
        .transactionLimit(tellsLimits ? session.wanted().limits().toOcpp() : null)
        .updatedPersonalMessage(tellsPrice ? message(session.price()) : null)
        .build();
  }

  /** What the driver reads of a new price (I06). */
  private static @Nullable MessageContent message(Price price) {
    return price.tariff() == null
        ? null
        : new MessageContent(MessageFormat.UTF8, price.tariff().text(), null, null);
  }

  /**
   * The running cost with the meter, as often as the station samples it (I02); with every event
   * where it is limited, for the station keeps the limit (E16.FR.11); and the final cost.
   */
  private static boolean tellsCost(Session session, TransactionEventRequest event) {
    boolean isLimited = session.wanted().limits().cost() != null;
    return event.costDetails() == null
        && switch (event.eventType()) {
          case Started -> isLimited;
          case Updated -> isLimited || event.meterValue() != null;
          case Ended -> true;
        };
  }

  private static @Nullable String json(@Nullable TransactionLimit limit) {
    return limit == null ? null : Limits.of(limit).json();
  }

  private static <T> @Nullable T or(@Nullable T told, @Nullable T known) {
    return told == null ? known : told;
  }

  private static @Nullable Integer longer(@Nullable Integer told, @Nullable Integer known) {
    return told == null || (known != null && known > told) ? known : told;
  }
}
