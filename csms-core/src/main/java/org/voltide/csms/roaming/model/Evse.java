package org.voltide.csms.roaming.model;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one car can charge at.
 *
 * @param evseId as people read it, by eMI3
 * @param capabilities an open list from OCPI 2.3.0 on
 * @param place for ourselves: partners never see it
 */
@RecordBuilder
public record Evse(
    String uid,
    String evseId,
    Status status,
    List<String> capabilities,
    List<Connector> connectors,
    Place place,
    Instant lastUpdated)
    implements EvseBuilder.With {

  /** It charges and discharges; of our own, where the list of capabilities is open. */
  public static final String BIDIRECTIONAL = "BIDIRECTIONAL_CHARGING";

  /** What goes on there. */
  public enum Status {
    AVAILABLE,
    BLOCKED,
    CHARGING,
    INOPERATIVE,
    OUTOFORDER,
    REMOVED,
    RESERVED,
    UNKNOWN
  }

  /** Where it is for OCPP. */
  public record Place(String stationId, int evseId) {}

  public Optional<Connector> connector(String id) {
    return connectors.stream().filter(connector -> connector.id().equalsIgnoreCase(id)).findFirst();
  }

  Evse since(Evse before) {
    List<Connector> dated =
        connectors.stream().map(c -> before.connector(c.id()).map(c::since).orElse(c)).toList();
    Evse same = withConnectors(dated).withLastUpdated(before.lastUpdated);
    return same.equals(before) ? before : same.withLastUpdated(lastUpdated);
  }
}
