package org.voltide.csms.tokens;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A token as the API shows it; see {@link TokenFields} for the meaning. */
record TokenView(
    UUID id,
    String idToken,
    String type,
    @Nullable String holder,
    TokenFields.Status status,
    @Nullable UUID vehicleId,
    @Nullable Double targetSocPercent,
    @Nullable @JsonFormat(pattern = "HH:mm") LocalTime departureTime,
    boolean maySupplyGrid) {

  static TokenView of(Token token) {
    return new TokenView(
        token.id,
        token.idToken,
        token.type,
        token.holder,
        token.status,
        token.vehicleId,
        token.targetSocPercent,
        token.departureTime,
        token.maySupplyGrid);
  }
}
