package org.voltide.csms.energy.need;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.voltide.csms.lanes.Fired;
import org.voltide.csms.lanes.LaneMessage;
import org.voltide.csms.lanes.LaneWorld;
import org.voltide.csms.store.Database;
import org.voltide.ocpp.gateway.CallOutcome;
import org.voltide.ocpp.gateway.StationConnection;
import org.voltide.ocpp.gateway.StationLink;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.smartcharging.ChargingNeedsBuilder;
import org.voltide.ocpp.message.smartcharging.NotifyEVChargingNeedsRequestBuilder;
import org.voltide.ocpp.message.smartcharging.NotifyEVChargingNeedsStatus;
import org.voltide.ocpp.message.type.EnergyTransferMode;

class NotifyEVChargingNeedsHandlerTest {

  @Test
  void whatACarNeedsIsKeptAndToldAfterwards() {
    try (LaneWorld world = new LaneWorld()) {
      world.station("CS1");
      Database database = new Database(world.database());
      Fired<NeedsReported> reported = new Fired<>();
      var handler =
          new NotifyEVChargingNeedsHandler(
              new AllowedTransfers(new Nobody()),
              new NeedStore(database, new ObjectMapper()),
              reported);
      var needs =
          ChargingNeedsBuilder.builder().requestedEnergyTransfer(EnergyTransferMode.DC).build();
      var request =
          NotifyEVChargingNeedsRequestBuilder.builder().evseId(1).chargingNeeds(needs).build();
      var message = new LaneMessage<>("CS1", "depot", LaneWorld.NOW, request);

      var written = database.inTransaction(statements -> handler.record(statements, message));

      assertThat(written.answer().status())
          .as("while no transaction is known")
          .isEqualTo(NotifyEVChargingNeedsStatus.Processing);
      assertThat(
              world.rows(
                  "select evse_id, needs ->> 'requestedEnergyTransfer' from charging_need_report"))
          .containsExactly("1,DC");
      assertThat(reported.events()).isEmpty();
      written.announce().run();
      assertThat(reported.events()).isEqualTo(List.of(new NeedsReported("CS1", 1)));
    }
  }

  /** No station is connected. */
  private static final class Nobody implements StationLink {
    @Override
    public <R extends Response> CompletionStage<CallOutcome<R>> call(
        String stationId, Request<R> request) {
      return CompletableFuture.completedStage(new CallOutcome.NotConnected<>());
    }

    @Override
    public Optional<StationConnection> connection(String stationId) {
      return Optional.empty();
    }
  }
}
