package org.voltide.simulator.reservation;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.reservation.ReserveNowRequest;
import org.voltide.ocpp.message.type.IdToken;

/** One reservation: of an EVSE, of a connector type, or of any EVSE. */
record Reservation(
    int id,
    Optional<Integer> evseId,
    Optional<String> connectorType,
    IdToken token,
    Optional<IdToken> group) {
  static Reservation of(ReserveNowRequest request) {
    return new Reservation(
        request.id(),
        Optional.ofNullable(request.evseId()).filter(id -> id > 0),
        Optional.ofNullable(request.connectorType()),
        request.idToken(),
        Optional.ofNullable(request.groupIdToken()));
  }

  boolean isFor(Bay bay) {
    return evseId.map(id -> id == bay.evseId()).orElse(true)
        && connectorType.map(bay.connectorType()::equals).orElse(true);
  }

  /** H03.FR.07: the token itself, or one of the same group. */
  boolean admits(IdToken shown, @Nullable IdToken shownGroup) {
    return same(token, shown)
        || (shownGroup != null && group.filter(own -> same(own, shownGroup)).isPresent());
  }

  private static boolean same(IdToken a, IdToken b) {
    return a.idToken().equalsIgnoreCase(b.idToken()) && a.type().equals(b.type());
  }
}
