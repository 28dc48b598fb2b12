package org.voltide.csms.roaming.commands;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.authorization.NamedToken;
import org.voltide.csms.ocpp.Commands;
import org.voltide.csms.ocpp.Outcomes;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.remotecontrol.RemoteStarts;
import org.voltide.csms.remotecontrol.StartOrder;
import org.voltide.csms.reservations.Reservation;
import org.voltide.csms.reservations.Reservations;
import org.voltide.csms.reservations.Wish;
import org.voltide.csms.roaming.model.Evse;
import org.voltide.csms.roaming.model.Location;
import org.voltide.csms.roaming.model.Order;
import org.voltide.csms.roaming.model.Token;
import org.voltide.csms.roaming.partners.Partner;
import org.voltide.csms.roaming.shared.Kind;
import org.voltide.csms.roaming.shared.SharedObjects;
import org.voltide.csms.roaming.tokens.RoamingTokens;
import org.voltide.csms.roaming.wire.OcpiFault;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Row;
import org.voltide.ocpp.message.remotecontrol.RequestStartStopStatus;
import org.voltide.ocpp.message.remotecontrol.RequestStopTransactionRequest;
import org.voltide.ocpp.message.remotecontrol.UnlockConnectorRequest;
import org.voltide.ocpp.message.remotecontrol.UnlockStatus;

/** Commands of partners in terms of stations. Blocks. Thread-safe. */
@Singleton
public class StationOrders {
  private final SharedObjects objects;
  private final RoamingTokens tokens;
  private final RemoteStarts starts;
  private final Reservations reservations;
  private final Commands commands;
  private final Database database;

  public StationOrders(
      SharedObjects objects,
      RoamingTokens tokens,
      RemoteStarts starts,
      Reservations reservations,
      Commands commands,
      Database database) {
    this.objects = objects;
    this.tokens = tokens;
    this.starts = starts;
    this.reservations = reservations;
    this.commands = commands;
    this.database = database;
  }

  /** What a station calls a session of the partner. */
  private record Running(String stationId, String transactionId) {
    static Running of(Row row) {
      return new Running(row.text("station_id"), row.text("transaction_id"));
    }
  }

  /**
   * Why a command cannot be taken on; empty when it can be tried.
   *
   * @throws OcpiFault for places that are not known
   */
  Optional<String> refusal(Partner partner, Order order) {
    return switch (order) {
      case Order.StartSession start -> place(start.locationId(), start.evseUid());
      case Order.ReserveNow reserve -> place(reserve.locationId(), reserve.evseUid());
      case Order.UnlockConnector unlock -> place(unlock.locationId(), unlock.evseUid());
      case Order.StopSession stop ->
          running(partner, stop).isEmpty() ? Optional.of(Orders.UNKNOWN_SESSION) : Optional.empty();
      case Order.CancelReservation cancel ->
          number(partner, cancel.reservationId()).isEmpty()
              ? Optional.of("There is no such reservation of yours.")
              : Optional.empty();
    };
  }

  private Optional<String> place(String location, @Nullable String evse) {
    if (evse == null) {
      find(location);
      return Optional.of("evse_uid is needed here.");
    }
    evse(location, evse);
    return Optional.empty();
  }

  /**
   * Has the station do it.
   *
   * @throws Problem that it did not
   */
  void carryOut(Partner partner, Order order) {
    switch (order) {
      case Order.StartSession start -> start(partner, start);
      case Order.StopSession stop -> stop(running(partner, stop).orElseThrow());
      case Order.ReserveNow reserve -> reserve(partner, reserve);
      case Order.CancelReservation cancel ->
          reservations.cancel(number(partner, cancel.reservationId()).orElseThrow());
      case Order.UnlockConnector unlock -> unlock(unlock);
    }
  }

  private Location find(String location) {
    return objects
        .find(Kind.LOCATION, location)
        .map(shared -> (Location) shared.document())
        .orElseThrow(() -> OcpiFault.unknownLocation(location));
  }

  private Evse evse(String location, @Nullable String uid) {
    return find(location)
        .evse(String.valueOf(uid))
        .filter(evse -> evse.status() != Evse.Status.REMOVED)
        .orElseThrow(() -> OcpiFault.unknownLocation(location + "/" + uid));
  }

  private void start(Partner partner, Order.StartSession order) {
    Evse.Place place = evse(order.locationId(), order.evseUid()).place();
    tokens.grant(partner, order.token(), order.authorizationReference());
    starts.start(
        place.stationId(),
        new StartOrder(place.evseId(), null, named(order.token()), null, null, null),
        asker(partner));
  }

  private static NamedToken named(Token token) {
    return new NamedToken(token.uid(), token.type().ocpp());
  }

  /** Empty where the partner needs not be divided. */
  private static String asking(Partner partner) {
    return Optional.ofNullable(partner.confinedTo()).orElse("");
  }

  private static String asker(Partner partner) {
    return "roaming " + partner.name();
  }

  private void stop(Running running) {
    var answer =
        commands.ask(
            running.stationId(), new RequestStopTransactionRequest(running.transactionId(), null));
    if (answer.status() != RequestStartStopStatus.Accepted) {
      throw Outcomes.refused(running.stationId(), answer.status(), answer.statusInfo());
    }
  }

  private void reserve(Partner partner, Order.ReserveNow order) {
    Evse.Place place = evse(order.locationId(), order.evseUid()).place();
    tokens.grant(partner, order.token(), order.authorizationReference());
    Wish wish = new Wish(place.evseId(), null, null, named(order.token()), order.expiryDate());
    Optional<Integer> known = number(partner, order.reservationId());
    Reservation made =
        known.isPresent()
            ? reservations.replace(known.get(), wish)
            : reservations.make(place.stationId(), wish, asker(partner));
    database.update(
        "insert into roaming_reservation (partner_id, party, reservation_id, number)"
            + " values (?, ?, ?, ?) on conflict (partner_id, party, reservation_id)"
            + " do update set number = excluded.number",
        partner.id(),
        asking(partner),
        order.reservationId(),
        made.id());
  }

  private void unlock(Order.UnlockConnector order) {
    Evse evse = evse(order.locationId(), order.evseUid());
    int connector =
        evse.connector(order.connectorId())
            .map(found -> Integer.parseInt(found.id()))
            .orElseThrow(() -> Problem.notFound("connector", order.connectorId()));
    String station = evse.place().stationId();
    var answer =
        commands.ask(station, new UnlockConnectorRequest(evse.place().evseId(), connector, null));
    if (answer.status() != UnlockStatus.Unlocked) {
      throw Outcomes.refused(station, answer.status(), answer.statusInfo());
    }
  }

  /** Only what is the partner's own. */
  private Optional<Running> running(Partner partner, Order.StopSession order) {
    try {
      return database
          .query(
              """
              select c.station_id, c.transaction_id
                from roaming_session r join charging_session c on c.id = r.session_id
               where r.session_id = ? and r.partner_id = ? and c.ended_at is null
                 and r.party = coalesce(?, r.party)
              """,
              Running::of,
              UUID.fromString(order.sessionId()),
              partner.id(),
              partner.confinedTo())
          .stream()
          .findFirst();
    } catch (IllegalArgumentException noId) {
      return Optional.empty();
    }
  }

  private Optional<Integer> number(Partner partner, String reservationId) {
    return database
        .query(
            "select number from roaming_reservation"
                + " where partner_id = ? and party = ? and lower(reservation_id) = lower(?)",
            row -> row.whole("number"),
            partner.id(),
            asking(partner),
            reservationId)
        .stream()
        .findFirst();
  }
}
