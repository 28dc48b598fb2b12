package org.voltide.csms.stations;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A station as the API shows it.
 *
 * @param protocol of the connection it has or last had
 * @param minimumSecurityProfile below which it is not let in; 0 lets it in without any proof
 */
public record StationView(
    String id,
    String name,
    String siteId,
    boolean online,
    @Nullable String bootStatus,
    @Nullable String vendor,
    @Nullable String model,
    @Nullable String serialNumber,
    @Nullable String firmwareVersion,
    @Nullable String protocol,
    @Nullable Integer securityProfile,
    int minimumSecurityProfile,
    @Nullable Instant connectedAt,
    @Nullable Instant lastSeenAt,
    boolean acceptsNegativeLimits,
    boolean dynamicProfiles,
    boolean steered,
    @Nullable Boolean strict,
    boolean hasPassword,
    List<EvseView> evses) {

  /**
   * @param sessionId of the charging session that goes on here
   * @param powerW of that session, positive into the car
   */
  public record EvseView(
      int id,
      StationFields.Current current,
      int phases,
      double maxChargeW,
      double maxDischargeW,
      List<ConnectorView> connectors,
      @Nullable UUID sessionId,
      @Nullable Double powerW) {}

  /**
   * @param status as in OCPP (ConnectorStatusEnumType)
   */
  public record ConnectorView(
      int id, @Nullable String type, String status, @Nullable Instant statusAt) {}

  static StationView of(Station station, Map<Evse.Key, Stations.Plugged> sessions) {
    return new StationView(
        station.id,
        station.name,
        station.siteId,
        station.online,
        station.bootStatus,
        station.vendor,
        station.model,
        station.serialNumber,
        station.firmwareVersion,
        station.protocol,
        station.securityProfile,
        station.minimumSecurityProfile,
        station.connectedAt,
        station.lastSeenAt,
        station.acceptsNegativeLimits,
        station.dynamicProfiles,
        station.steered,
        station.strict,
        station.passwordHash != null,
        station.evses.stream().map(evse -> evse(evse, sessions.get(evse.key))).toList());
  }

  private static EvseView evse(Evse evse, Stations.@Nullable Plugged plugged) {
    return new EvseView(
        evse.key.id(),
        evse.current,
        evse.phases,
        evse.maxChargeW,
        evse.maxDischargeW,
        evse.connectors.stream()
            .map(c -> new ConnectorView(c.key.id(), c.type, c.status, c.statusAt))
            .toList(),
        plugged == null ? null : plugged.sessionId(),
        plugged == null ? null : plugged.powerW());
  }
}
