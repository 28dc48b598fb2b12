package org.voltide.csms.energy.profile;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.util.Optional;
import org.voltide.ocpp.message.type.ChargingRateUnit;

/**
 * What a station understands of a charging profile.
 *
 * @param setpoints operation modes and setpoints (OCPP 2.1 block Q)
 * @param negativeLimits takes a negative limit as discharging, though OCPP 2.0.1 leaves that
 *     undefined
 * @param unit what its schedules are in
 * @param volts per phase, to turn W into A; at DC a third of what {@link DcVoltage} tells
 * @param phases that its power flows on at AC, to turn W into A; 3 at DC
 * @param switchesPhases goes from three phases to one for powers that are too small for three
 * @param maxPeriods most periods in a schedule
 * @param mostOffline how long a plan shall hold without connection, where the station can keep that
 *     (OCPP 2.1 SupportsMaxOfflineDuration)
 * @param stopsAtSoc keeps a limit on the state of charge (OCPP 2.1 SupportsLimitAtSoC)
 * @param dynamic follows the plan one value at a time, by a dynamic profile above the schedule
 *     (OCPP 2.1 SupportsDynamicProfiles)
 * @param reservedIds profile ids up to this one belong to limits of others; below a billion
 */
@RecordBuilder
public record StationAbilities(
    boolean setpoints,
    boolean negativeLimits,
    ChargingRateUnit unit,
    double volts,
    int phases,
    boolean switchesPhases,
    int maxPeriods,
    Optional<Duration> mostOffline,
    boolean stopsAtSoc,
    boolean dynamic,
    int reservedIds) {

  /** What stations take for granted where they are not told (OCPP 2.x numberPhases). */
  public static final int ALL_PHASES = 3;

  /** With less than 6 A at 230 V no car charges (IEC 61851-1). */
  public static final double LEAST_ON_ONE_W = 6 * 230;

  /** Less than 6 A on each of three phases at 230 V (IEC 61851-1) is nothing. */
  private static final double LEAST_ON_ALL_W = ALL_PHASES * LEAST_ON_ONE_W;

  private static final double ROUNDING_W = 1;

  /** Most periods sent to a station that did not say what it takes: a day of quarter hours. */
  public static final int USUAL_PERIODS = 96;

  /** A station that takes schedules in W. */
  public static StationAbilities inWatts(boolean setpoints, boolean negativeLimits) {
    return new StationAbilities(
        setpoints,
        negativeLimits,
        ChargingRateUnit.W,
        230,
        ALL_PHASES,
        false,
        USUAL_PERIODS,
        Optional.empty(),
        false,
        false,
        0);
  }

  /**
   * On how many phases it is to let a power flow.
   *
   * @param leastW that the car takes on all phases
   */
  int phasesFor(double powerW, double leastW) {
    boolean tooSmall = powerW > 0 && powerW < onAllW(leastW) - ROUNDING_W;
    return switchesPhases && tooSmall ? 1 : phases;
  }

  /**
   * What comes of a power: nothing between what one phase carries and what three need. A car that
   * takes less at most than three phases need draws on fewer by itself, all of it on one.
   *
   * @param leastW that the car takes on all phases
   * @param mostW that it takes on all phases
   */
  public double possibleW(double powerW, double leastW, double mostW) {
    if (phasesFor(powerW, leastW) == phases) {
      return powerW;
    }
    boolean drawsOnFewer = mostW < onAllW(leastW) - ROUNDING_W;
    return Math.min(powerW, drawsOnFewer ? mostW : mostW / phases);
  }

  private static double onAllW(double leastW) {
    return Math.max(leastW, LEAST_ON_ALL_W);
  }

  /** Whether it can be told to discharge at all. */
  public boolean discharges() {
    return setpoints || negativeLimits;
  }
}
