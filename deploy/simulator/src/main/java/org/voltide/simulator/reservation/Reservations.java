package org.voltide.simulator.reservation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.reservation.CancelReservationRequest;
import org.voltide.ocpp.message.reservation.CancelReservationResponse;
import org.voltide.ocpp.message.reservation.CancelReservationStatus;
import org.voltide.ocpp.message.reservation.ReservationStatusUpdateRequest;
import org.voltide.ocpp.message.reservation.ReservationUpdateStatus;
import org.voltide.ocpp.message.reservation.ReserveNowRequest;
import org.voltide.ocpp.message.reservation.ReserveNowResponse;
import org.voltide.ocpp.message.reservation.ReserveNowStatus;
import org.voltide.ocpp.message.type.IdToken;
import org.voltide.simulator.desk.Block;
import org.voltide.simulator.desk.Desk;
import org.voltide.simulator.desk.Host;
import org.voltide.simulator.device.Key;

/** What is reserved at a station, at most one reservation per EVSE. */
public final class Reservations implements Block {
  private static final Key ENABLED = Key.of("ReservationCtrlr", "Enabled");

  private final Host host;
  private final Supplier<List<Bay>> bays;
  private final Runnable changed;
  private final Map<Integer, Reservation> held = new LinkedHashMap<>();

  /**
   * @param changed is told when an EVSE may have become reserved or free
   */
  public Reservations(Host host, Supplier<List<Bay>> bays, Runnable changed) {
    this.host = host;
    this.bays = bays;
    this.changed = changed;
  }

  @Override
  public void register(Desk desk) {
    desk.on(ReserveNowRequest.class, this::reserve);
    desk.on(CancelReservationRequest.class, this::cancel);
  }

  /** Whether an EVSE is kept for somebody, as its status shows it (H01.FR.23, FR.24). */
  public boolean reserved(int evseId) {
    return bay(evseId).filter(bay -> bay.free() && keptFrom(bay)).isPresent();
  }

  /** Whether this token may not start here because the EVSE is kept for another. */
  public boolean bars(int evseId, IdToken token, @Nullable IdToken group) {
    Optional<Bay> bay = bay(evseId);
    return bay.isPresent() && matching(bay.get(), token, group).isEmpty() && keptFrom(bay.get());
  }

  /** Uses up the reservation of who begins to charge here (H03); its id. */
  public Optional<Integer> use(int evseId, IdToken token, @Nullable IdToken group) {
    Optional<Reservation> used = bay(evseId).flatMap(bay -> matching(bay, token, group));
    used.ifPresent(reservation -> held.remove(reservation.id()));
    return used.map(Reservation::id);
  }

  /** An EVSE can no longer be used: its reservation ends (H04). */
  public void withdrawn(int evseId) {
    held.values().stream()
        .filter(r -> r.evseId().filter(id -> id == evseId).isPresent())
        .toList()
        .forEach(r -> end(r, ReservationUpdateStatus.Removed));
  }

  private ReserveNowResponse reserve(ReserveNowRequest request) {
    ReserveNowStatus status = verdict(request);
    if (status == ReserveNowStatus.Accepted) {
      Reservation reservation = Reservation.of(request);
      held.put(request.id(), reservation);
      var _ = host.at(request.expiryDateTime(), () -> expire(reservation));
      host.afterAnswer(changed);
    }
    return new ReserveNowResponse(status, null, null);
  }

  private ReserveNowStatus verdict(ReserveNowRequest request) {
    if (!host.model().on(ENABLED) || !request.expiryDateTime().isAfter(host.time())) {
      return ReserveNowStatus.Rejected;
    }
    Reservation wanted = Reservation.of(request);
    List<Bay> suitable = bays.get().stream().filter(wanted::isFor).toList();
    if (suitable.isEmpty()) {
      return ReserveNowStatus.Rejected;
    }
    long others = held.values().stream().filter(r -> r.id() != request.id()).count();
    if (suitable.stream().anyMatch(Bay::free)) {
      return roomFor(wanted, others) ? ReserveNowStatus.Accepted : ReserveNowStatus.Occupied;
    }
    if (suitable.stream().anyMatch(Bay::occupied)) {
      return ReserveNowStatus.Occupied;
    }
    return suitable.stream().anyMatch(Bay::faulted)
        ? ReserveNowStatus.Faulted
        : ReserveNowStatus.Unavailable;
  }

  /** An EVSE is reserved once, and all reservations together need as many free EVSEs. */
  private boolean roomFor(Reservation wanted, long others) {
    boolean taken =
        held.values().stream()
            .filter(r -> r.id() != wanted.id())
            .anyMatch(r -> r.evseId().isPresent() && r.evseId().equals(wanted.evseId()));
    return !taken && bays.get().stream().filter(Bay::free).count() > others;
  }

  private CancelReservationResponse cancel(CancelReservationRequest request) {
    boolean known = held.remove(request.reservationId()) != null;
    host.afterAnswer(changed);
    return new CancelReservationResponse(
        known ? CancelReservationStatus.Accepted : CancelReservationStatus.Rejected, null, null);
  }

  /** Unless it was used, cancelled or replaced meanwhile. */
  private void expire(Reservation reservation) {
    if (held.get(reservation.id()) == reservation) {
      end(reservation, ReservationUpdateStatus.Expired);
    }
  }

  private void end(Reservation reservation, ReservationUpdateStatus why) {
    held.remove(reservation.id());
    host.uplink().keep(new ReservationStatusUpdateRequest(reservation.id(), why, null));
    changed.run();
  }

  private Optional<Reservation> matching(Bay bay, IdToken token, @Nullable IdToken group) {
    return held.values().stream().filter(r -> r.isFor(bay) && r.admits(token, group)).findFirst();
  }

  /** Reserved itself, or the last ones of its kind are spoken for. */
  private boolean keptFrom(Bay bay) {
    boolean itself = held.values().stream().anyMatch(r -> r.evseId().isPresent() && r.isFor(bay));
    List<Reservation> open = held.values().stream().filter(r -> r.evseId().isEmpty()).toList();
    long claims = open.stream().filter(r -> r.isFor(bay)).count();
    long free =
        bays.get().stream()
            .filter(other -> other.free() || other.evseId() == bay.evseId())
            .filter(other -> open.stream().anyMatch(r -> r.isFor(other)))
            .count();
    return itself || (claims > 0 && claims >= free);
  }

  private Optional<Bay> bay(int evseId) {
    return bays.get().stream().filter(bay -> bay.evseId() == evseId).findFirst();
  }
}
