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
 * @param volts per phase, to turn W into A
 * @param phases to turn W into A
 * @param maxPeriods most periods in a schedule
 * @param mostOffline how long a plan shall hold without connection, where the station can keep that
 *     (OCPP 2.1 SupportsMaxOfflineDuration)
 * @param stopsAtSoc keeps a limit on the state of charge (OCPP 2.1 SupportsLimitAtSoC)
 * @param reservedIds profile ids up to this one belong to limits of others; below a billion
 */
@RecordBuilder
public record StationAbilities(
    boolean setpoints,
    boolean negativeLimits,
    ChargingRateUnit unit,
    double volts,
    int phases,
    int maxPeriods,
    Optional<Duration> mostOffline,
    boolean stopsAtSoc,
    int reservedIds) {

  /** Most periods sent to a station that did not say what it takes: a day of quarter hours. */
  public static final int USUAL_PERIODS = 96;

  /** A station that takes schedules in W. */
  public static StationAbilities inWatts(boolean setpoints, boolean negativeLimits) {
    return new StationAbilities(
        setpoints,
        negativeLimits,
        ChargingRateUnit.W,
        230,
        3,
        USUAL_PERIODS,
        Optional.empty(),
        false,
        0);
  }

  /** Whether it can be told to discharge at all. */
  public boolean discharges() {
    return setpoints || negativeLimits;
  }
}
