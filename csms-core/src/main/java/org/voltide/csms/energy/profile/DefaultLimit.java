package org.voltide.csms.energy.profile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.voltide.ocpp.message.type.ChargingProfile;
import org.voltide.ocpp.message.type.ChargingProfileBuilder;
import org.voltide.ocpp.message.type.ChargingProfileKind;
import org.voltide.ocpp.message.type.ChargingProfilePurpose;
import org.voltide.ocpp.message.type.ChargingRateUnit;
import org.voltide.ocpp.message.type.ChargingSchedule;
import org.voltide.ocpp.message.type.ChargingScheduleBuilder;
import org.voltide.ocpp.message.type.ChargingSchedulePeriod;
import org.voltide.ocpp.message.type.ChargingSchedulePeriodBuilder;

/**
 * What a car may draw at an EVSE where no TxProfile holds: before its plan comes, and when nobody
 * has renewed it. A TxDefaultProfile, which any TxProfile replaces while it holds (OCPP 2.x K01).
 *
 * @param delay from the start of a transaction, in which it draws nothing
 */
public record DefaultLimit(int evseId, double powerW, Duration delay) {

  private static final double VOLTS = 230;

  /** The largest ids: no plan has them, and no operator may. */
  public static final int LOWEST_ID = 2_147_000_000;

  /** The id of its profile. */
  public static int id(int evseId) {
    return LOWEST_ID + evseId;
  }

  /**
   * The profile at AC. It only charges, since its periods name no operation mode.
   *
   * @param phases of the EVSE
   */
  public ChargingProfile profile(ChargingRateUnit unit, int phases) {
    return profile(new Rates(unit, VOLTS, phases));
  }

  /** The same at DC, for whatever car comes. */
  public ChargingProfile profileAtDc(ChargingRateUnit unit) {
    return profile(Rates.atDc(unit, DcVoltage.ofAnyCar()));
  }

  private ChargingProfile profile(Rates rates) {
    List<ChargingSchedulePeriod> periods = new ArrayList<>();
    if (delay.isPositive()) {
      periods.add(period(rates, 0, 0));
    }
    periods.add(period(rates, Math.toIntExact(delay.toSeconds()), powerW));
    ChargingSchedule schedule =
        ChargingScheduleBuilder.builder()
            .id(id(evseId))
            .chargingRateUnit(rates.unit())
            .chargingSchedulePeriod(periods)
            .build();
    return ChargingProfileBuilder.builder()
        .id(id(evseId))
        .stackLevel(0)
        .chargingProfilePurpose(ChargingProfilePurpose.TxDefaultProfile)
        .chargingProfileKind(ChargingProfileKind.Relative)
        .chargingSchedule(List.of(schedule))
        .build();
  }

  private static ChargingSchedulePeriod period(Rates rates, int start, double powerW) {
    return ChargingSchedulePeriodBuilder.builder()
        .startPeriod(start)
        .limit(rates.of(powerW))
        .numberPhases(rates.toldPhases().orElse(null))
        .build();
  }
}
