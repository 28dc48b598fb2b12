package org.voltide.csms.authorization;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.type.AuthorizationStatus;
import org.voltide.ocpp.message.type.EnergyTransferMode;
import org.voltide.ocpp.message.type.Tariff;

/**
 * A token that an operator registered, seen from the station that presents it.
 *
 * @param vehicle what its holder drives
 * @param supplies whether its holder and the vehicle, if one is known, agree to discharging
 * @param groupId what its group is called (OCPP 2.1 C09)
 * @param tariff for stations that compute the cost (I08)
 * @param masterPass whether it may stop everybody (C16)
 */
@RecordBuilder
public record RegisteredToken(
    UUID id,
    AuthorizationStatus status,
    @Nullable UUID vehicle,
    boolean supplies,
    @Nullable String groupId,
    boolean masterPass,
    @Nullable Instant validFrom,
    @Nullable Instant validUntil,
    @Nullable String language,
    @Nullable String personalMessage,
    Allowance allowance,
    @Nullable Tariff tariff,
    Usage usage)
    implements Known, RegisteredTokenBuilder.With {

  private static final List<EnergyTransferMode> BOTH_WAYS = List.of(EnergyTransferMode.values());
  private static final List<EnergyTransferMode> CHARGING =
      BOTH_WAYS.stream().filter(mode -> !mode.bidirectional()).toList();

  boolean isLimited() {
    return !allowance.equals(Allowance.ALL);
  }

  /**
   * What a car may do with this token; empty when neither it nor a vehicle says so (OCPP 2.1
   * Q01.FR.01, FR.08).
   */
  public Optional<List<EnergyTransferMode>> energyTransfer() {
    if (allowance.energyTransfer() != null) {
      return Optional.of(allowance.energyTransfer());
    }
    if (!supplies) {
      return Optional.of(CHARGING);
    }
    return vehicle == null ? Optional.empty() : Optional.of(BOTH_WAYS);
  }
}
