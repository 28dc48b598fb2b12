package org.voltide.csms.authorization;

import java.time.Duration;
import java.util.UUID;
import org.voltide.ocpp.message.type.AuthorizationStatus;

/** Verdicts with the settings that nobody changed. */
public final class TestVerdicts {

  private TestVerdicts() {}

  /** A token that may everything. */
  public static RegisteredToken token(UUID id, UUID vehicle) {
    return RegisteredTokenBuilder.builder()
        .id(id)
        .status(AuthorizationStatus.Accepted)
        .vehicle(vehicle)
        .supplies(true)
        .allowance(Allowance.ALL)
        .usage(Usage.NONE)
        .build();
  }

  public static Verdicts verdicts() {
    return new Verdicts(settings(Duration.ofSeconds(1)));
  }

  public static AuthorizationSettings settings(Duration roamingPatience) {
    return new AuthorizationSettings() {
      @Override
      public Duration cacheLifetime() {
        return Duration.ofDays(1);
      }

      @Override
      public String masterPassGroup() {
        return "MASTERPASS";
      }

      @Override
      public Duration roamingPatience() {
        return roamingPatience;
      }
    };
  }
}
