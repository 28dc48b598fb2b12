package org.voltide.csms.roaming.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a session may draw over time (OCPI ChargingProfile).
 *
 * @param startDateTime what periods count from; the start of the session when absent
 * @param duration seconds; until the session ends when absent
 * @param chargingRateUnit W, or A on each phase; a text, for what nobody knows yet is answered
 * @param minChargingRate least rate that makes sense for the car, in that unit
 */
public record ChargingProfile(
    @Nullable Instant startDateTime,
    @Nullable Integer duration,
    String chargingRateUnit,
    @Nullable BigDecimal minChargingRate,
    List<Period> chargingProfilePeriod) {

  /**
   * @param startPeriod seconds after the start of the profile
   * @param limit in the unit of the profile
   */
  public record Period(int startPeriod, BigDecimal limit) {}
}
