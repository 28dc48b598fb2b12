package org.voltide.csms.tokens;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.authorization.Allowance;

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
    boolean maySupplyGrid,
    @Nullable String groupId,
    boolean masterPass,
    @Nullable Instant validFrom,
    @Nullable Instant validUntil,
    @Nullable String language,
    @Nullable String personalMessage,
    @Nullable Allowance allowance,
    @Nullable @JsonRawValue String tariff) {

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
        token.maySupplyGrid,
        token.groupId,
        token.masterPass,
        token.validFrom,
        token.validUntil,
        token.language,
        token.personalMessage,
        token.allowance,
        token.tariff);
  }
}
