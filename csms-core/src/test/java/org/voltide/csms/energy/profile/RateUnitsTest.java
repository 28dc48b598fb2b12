package org.voltide.csms.energy.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.voltide.ocpp.message.type.ChargingRateUnit;

class RateUnitsTest {

  @Test
  void plansAreInWattsUnlessNothingButAmperesIsTaken() {
    assertThat(RateUnits.of(Optional.empty())).isEqualTo(ChargingRateUnit.W);
    assertThat(RateUnits.of(Optional.of("A, W"))).isEqualTo(ChargingRateUnit.W);
    assertThat(RateUnits.of(Optional.of("A"))).isEqualTo(ChargingRateUnit.A);
  }

  @Test
  void whatHasToHoldOnEachPhaseIsInAmperesWhereTheseAreTaken() {
    assertThat(RateUnits.perPhase(Optional.empty())).isEqualTo(ChargingRateUnit.W);
    assertThat(RateUnits.perPhase(Optional.of("W"))).isEqualTo(ChargingRateUnit.W);
    assertThat(RateUnits.perPhase(Optional.of("W,A"))).isEqualTo(ChargingRateUnit.A);
  }
}
