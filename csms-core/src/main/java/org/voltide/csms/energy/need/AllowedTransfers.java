package org.voltide.csms.energy.need;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.voltide.csms.authorization.Presented;
import org.voltide.csms.authorization.RegisteredToken;
import org.voltide.csms.authorization.TokenLookup;
import org.voltide.csms.lanes.LaneMessage;
import org.voltide.csms.store.Statements;
import org.voltide.ocpp.gateway.Capability;
import org.voltide.ocpp.gateway.StationLink;
import org.voltide.ocpp.message.smartcharging.NotifyEVChargingNeedsRequest;
import org.voltide.ocpp.message.type.EnergyTransferMode;
import org.voltide.ocpp.message.type.IdToken;

/**
 * How energy may flow in a running session (OCPP 2.1 Q01.FR.04): what the station was told last
 * with NotifyAllowedEnergyTransfer, else what the driver's token allows. What neither says may be.
 */
@Singleton
class AllowedTransfers {
  private static final String SESSIONS =
      """
      select id_token, token_type, coalesce(allowed_energy_transfer, '{}') as allowed
        from charging_session
       where station_id = ? and evse_id = ? and ended_at is null
       order by started_at desc limit 1
      """;

  private final StationLink link;

  AllowedTransfers(StationLink link) {
    this.link = link;
  }

  private record Running(Optional<IdToken> token, List<String> told) {}

  /** Whether the car may do what it asks for; before OCPP 2.1 nobody could have told it. */
  boolean allow(Statements statements, LaneMessage<NotifyEVChargingNeedsRequest> message) {
    if (link.connection(message.stationId())
        .filter(connection -> connection.supports(Capability.DISCHARGING))
        .isEmpty()) {
      return true;
    }
    EnergyTransferMode asked = message.payload().chargingNeeds().requestedEnergyTransfer();
    return running(statements, message)
        .flatMap(session -> allowed(statements, message, session))
        .map(modes -> modes.contains(asked))
        .orElse(true);
  }

  private static Optional<Running> running(
      Statements statements, LaneMessage<NotifyEVChargingNeedsRequest> message) {
    return statements
        .query(
            SESSIONS,
            row ->
                new Running(
                    row.maybeText("id_token")
                        .map(id -> new IdToken(id, row.text("token_type"), null, null)),
                    row.texts("allowed")),
            message.stationId(),
            message.payload().evseId())
        .stream()
        .findFirst();
  }

  private static Optional<List<EnergyTransferMode>> allowed(
      Statements statements, LaneMessage<?> message, Running session) {
    if (!session.told().isEmpty()) {
      return Optional.of(session.told().stream().map(EnergyTransferMode::valueOf).toList());
    }
    return session
        .token()
        .map(token -> new Presented(token, message.siteId(), message.stationId()))
        .flatMap(
            presented ->
                TokenLookup.of(statements, List.of(presented), message.receivedAt())
                    .find(presented))
        .flatMap(
            known ->
                known instanceof RegisteredToken token ? token.energyTransfer() : Optional.empty());
  }
}
