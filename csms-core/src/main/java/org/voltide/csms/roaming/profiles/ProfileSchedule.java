package org.voltide.csms.roaming.profiles;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.roaming.model.ChargingProfile;
import org.voltide.csms.roaming.wire.OcpiFault;
import org.voltide.ocpp.message.type.ChargingRateUnit;
import org.voltide.ocpp.message.type.ChargingSchedule;
import org.voltide.ocpp.message.type.ChargingScheduleBuilder;
import org.voltide.ocpp.message.type.ChargingSchedulePeriod;
import org.voltide.ocpp.message.type.ChargingSchedulePeriodBuilder;

/** Charging profiles of OCPI as charging schedules of OCPP, which limits are kept as. */
final class ProfileSchedule {
  private static final int MOST_PERIODS = 1_024;

  /** In W or A: more than any station gives. */
  private static final BigDecimal MOST = BigDecimal.valueOf(10_000_000);

  /** Before and after now. */
  private static final Duration FARTHEST = Duration.ofDays(366);

  private ProfileSchedule() {}

  /**
   * A profile as a schedule; empty when its unit means nothing at the session's EVSE.
   *
   * @param phases of the EVSE, absent when it gives DC: amperes of the mains say nothing of it
   * @throws OcpiFault when the profile makes no sense
   */
  static Optional<ChargingSchedule> of(
      ChargingProfile profile, @Nullable Integer phases, Instant now) {
    demandSense(profile, now);
    return switch (profile.chargingRateUnit()) {
      case "W" -> Optional.of(schedule(profile, ChargingRateUnit.W, null));
      case "A" -> Optional.ofNullable(phases).map(n -> schedule(profile, ChargingRateUnit.A, n));
      default -> Optional.empty();
    };
  }

  private static ChargingSchedule schedule(
      ChargingProfile profile, ChargingRateUnit unit, @Nullable Integer phases) {
    List<ChargingSchedulePeriod> periods =
        profile.chargingProfilePeriod().stream()
            .map(
                period ->
                    ChargingSchedulePeriodBuilder.builder()
                        .startPeriod(period.startPeriod())
                        .limit(period.limit().doubleValue())
                        .numberPhases(phases)
                        .build())
            .toList();
    return ChargingScheduleBuilder.builder()
        .id(1)
        .chargingRateUnit(unit)
        .chargingSchedulePeriod(periods)
        .startSchedule(profile.startDateTime())
        .duration(profile.duration())
        .build();
  }

  private static void demandSense(ChargingProfile profile, Instant now) {
    List<ChargingProfile.Period> periods = profile.chargingProfilePeriod();
    if (periods.isEmpty()) {
      throw OcpiFault.tooLittle("charging_profile_period has to have a period.");
    } else if (periods.size() > MOST_PERIODS) {
      throw OcpiFault.invalid("More than %d periods are not taken.".formatted(MOST_PERIODS));
    } else if (profile.duration() != null && profile.duration() <= 0) {
      throw OcpiFault.invalid("duration has to be above 0.");
    }
    Instant start = profile.startDateTime();
    if (start != null && Duration.between(now, start).abs().compareTo(FARTHEST) > 0) {
      throw OcpiFault.invalid("start_date_time is more than a year away.");
    }
    demandSense(periods);
  }

  private static void demandSense(List<ChargingProfile.Period> periods) {
    int before = -1;
    for (ChargingProfile.Period period : periods) {
      if (period.startPeriod() <= before) {
        throw OcpiFault.invalid("start_period has to be at least 0 and rise.");
      } else if (period.limit().signum() < 0 || period.limit().compareTo(MOST) > 0) {
        throw OcpiFault.invalid("limit has to be between 0 and %s.".formatted(MOST));
      }
      before = period.startPeriod();
    }
  }
}
