package org.voltide.csms.roaming.model;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;

/**
 * A plug or socket of an EVSE.
 *
 * @param standard an open list from OCPI 2.3.0 on
 * @param maxVoltage V, to neutral where it is AC
 * @param maxAmperage A per phase
 * @param maxElectricPower W
 */
@RecordBuilder
public record Connector(
    String id,
    String standard,
    Format format,
    PowerType powerType,
    int maxVoltage,
    int maxAmperage,
    int maxElectricPower,
    List<String> tariffIds,
    Instant lastUpdated)
    implements ConnectorBuilder.With {

  /** Whether the cable is fixed to the station. */
  public enum Format {
    SOCKET,
    CABLE
  }

  /** What flows. */
  public enum PowerType {
    AC_1_PHASE,
    AC_2_PHASE,
    AC_3_PHASE,
    DC
  }

  Connector since(Connector before) {
    return withLastUpdated(before.lastUpdated).equals(before) ? before : this;
  }
}
