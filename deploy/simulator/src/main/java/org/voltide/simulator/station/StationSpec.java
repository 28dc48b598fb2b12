package org.voltide.simulator.station;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.ocpp.message.type.ChargingProfilePurpose;
import org.voltide.ocpp.message.type.ChargingRateUnit;
import org.voltide.ocpp.message.type.OperationMode;
import org.voltide.simulator.profile.Abilities;

/**
 * A station as its maker sold it and its owner set it up. All EVSEs are alike and have one
 * connector each.
 *
 * @param maxChargeW per EVSE
 * @param maxDischargeW per EVSE, 0 for a station that only charges
 * @param minCurrentA below this an AC station offers nothing (IEC 61851-1: 6 A)
 * @param sampleEvery the interval of meter values during a transaction
 * @param zone of its site, in which misbehaviours are timed
 * @param securityProfile 0 without authentication, 1 with a password, 2 with TLS too, 3 with a
 *     client certificate (OCPP 2.1 A00)
 * @param swapBatteries how many batteries it has to swap
 */
public record StationSpec(
    String id,
    String siteId,
    OcppVersion protocol,
    Current current,
    int evses,
    double maxChargeW,
    double maxDischargeW,
    int phases,
    double minCurrentA,
    boolean acceptsNegativeLimits,
    Duration sampleEvery,
    ZoneId zone,
    List<Mischief.Window> misbehaviours,
    int securityProfile,
    int swapBatteries) {
  static final String VENDOR = "Voltide";
  static final double VOLTS = 230;
  public static final int CLIENT_CERTIFICATES = 3;
  static final int MAX_STACK_LEVEL = 9;
  static final int MAX_PERIODS = 300;
  static final int MAX_PROFILES = 40;

  private static final Set<ChargingProfilePurpose> OLD_PURPOSES =
      Set.copyOf(
          EnumSet.complementOf(
              EnumSet.of(
                  ChargingProfilePurpose.PriorityCharging,
                  ChargingProfilePurpose.LocalGeneration)));
  private static final Set<OperationMode> MODES =
      Collections.unmodifiableSet(EnumSet.allOf(OperationMode.class));

  /** What leaves the plug. */
  public enum Current {
    AC,
    DC
  }

  public boolean bidirectional() {
    return maxDischargeW > 0;
  }

  String model() {
    return "Sim " + current + (bidirectional() ? " bidirectional" : "");
  }

  Abilities abilities() {
    Set<ChargingRateUnit> units =
        current == Current.AC
            ? EnumSet.allOf(ChargingRateUnit.class)
            : EnumSet.of(ChargingRateUnit.W);
    return new Abilities(
        evses,
        units,
        MAX_STACK_LEVEL,
        MAX_PERIODS,
        MAX_PROFILES,
        protocol == OcppVersion.V2_1 ? EnumSet.allOf(ChargingProfilePurpose.class) : OLD_PURPOSES,
        bidirectional() && protocol == OcppVersion.V2_1 ? MODES : Set.of(),
        acceptsNegativeLimits);
  }
}
