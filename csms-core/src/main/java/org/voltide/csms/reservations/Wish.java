package org.voltide.csms.reservations;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.authorization.NamedToken;
import org.voltide.csms.tenants.CurrentTenant;

/**
 * What is to be kept, for whom and until when. One of the tokens is needed.
 *
 * @param evseId the station keeps any of its EVSEs when absent
 * @param connectorType as in OCPP, for instance {@code cCCS2}
 */
public record Wish(
    @Nullable @Min(1) Integer evseId,
    @Nullable @Size(min = 1, max = 20) String connectorType,
    @Nullable UUID tokenId,
    @Nullable @Valid NamedToken idToken,
    @NotNull Instant expiresAt) {

  /** What is registered of drivers is the operator's; whom tenants know, they name. */
  void demandNamed(CurrentTenant tenant) {
    tenant.refuseIf(tokenId != null, "Tenants name a token, and choose none of the operator's.");
  }
}
