package org.voltide.csms.tokens;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.authorization.Allowance;

/**
 * What an operator says about a token.
 *
 * @param idToken as stations send it; case does not matter (OCPP 2.1, IdTokenType)
 * @param type as in OCPP, for instance {@code ISO14443} or {@code eMAID}
 * @param status what stations are told; Accepted when absent
 * @param vehicleId the vehicle its holder drives
 * @param departureTime when its holder usually leaves, local time of the site
 * @param maySupplyGrid whether its holder agrees to discharging; true when absent
 * @param groupId tokens of one group may stop each other (OCPP 2.1 C09)
 * @param masterPass whether it may stop all (C16); false when absent
 * @param validUntil after that it is Expired
 * @param language of the station's display, as in RFC 5646
 * @param personalMessage shown at the station when it is presented (I01)
 * @param tariff as TariffType of OCPP 2.1, for stations that compute the cost (I08)
 */
record TokenFields(
    @NotBlank @Size(max = 255) String idToken,
    @NotBlank @Size(max = 20) String type,
    @Nullable @Size(max = 200) String holder,
    @Nullable Status status,
    @Nullable UUID vehicleId,
    @Nullable @DecimalMin("0") @DecimalMax("100") Double targetSocPercent,
    @Nullable @JsonFormat(pattern = "HH:mm") LocalTime departureTime,
    @Nullable Boolean maySupplyGrid,
    @Nullable @Size(min = 1, max = 36) String groupId,
    @Nullable Boolean masterPass,
    @Nullable Instant validFrom,
    @Nullable Instant validUntil,
    @Nullable @Size(min = 1, max = 8) String language,
    @Nullable @Size(min = 1, max = 512) String personalMessage,
    @Nullable @Valid Allowance allowance,
    @Nullable ObjectNode tariff) {

  /** Spelled as in OCPP (AuthorizationStatusEnumType). */
  enum Status {
    Accepted,
    Blocked,
    Expired,
    Invalid
  }
}
