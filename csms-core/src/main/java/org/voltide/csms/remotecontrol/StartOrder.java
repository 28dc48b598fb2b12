package org.voltide.csms.remotecontrol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.authorization.NamedToken;
import org.voltide.csms.transactions.Limits;

/**
 * Whom a station is to start for. Without any token one is made up (OCPP 2.1 C05).
 *
 * @param evseId the station chooses when absent
 * @param tokenId a registered token
 * @param chargingProfile a TxProfile as in OCPP, without transactionId (K05)
 */
public record StartOrder(
    @Nullable @Min(1) Integer evseId,
    @Nullable UUID tokenId,
    @Nullable @Valid NamedToken idToken,
    @Nullable @Valid Promise promise,
    @Nullable @Valid Limits limits,
    @Nullable ObjectNode chargingProfile) {

  /** What the driver is promised; see the promise of a session. */
  public record Promise(
      @Nullable @DecimalMin("0") @DecimalMax("100") Double targetSocPercent,
      @Nullable Instant departure,
      @Nullable Boolean chargeNow) {
    static final Promise NONE = new Promise(null, null, null);
  }
}
