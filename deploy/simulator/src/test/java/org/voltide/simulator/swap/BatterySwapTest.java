package org.voltide.simulator.swap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.voltide.simulator.Bench;
import org.voltide.simulator.station.StationSpec;

/** The bench's bidirectional station has two batteries. */
class BatterySwapTest {
  private static final String SWAP =
      "{\"requestId\":6,\"idToken\":{\"idToken\":\"x\",\"type\":\"ISO14443\"}}";

  @Test
  void oneBatteryComesAndAFullerOneGoes() {
    try (var bench = new Bench(Bench.dc())) {
      assertThat(bench.status("RequestBatterySwap", SWAP)).isEqualTo("Accepted");
      assertThat(bench.status("RequestBatterySwap", SWAP))
          .as("one at a time")
          .isEqualTo("Rejected");
      bench.pass(Duration.ofMinutes(3));

      List<JsonNode> events = bench.csms().calls("BatterySwap");
      assertThat(events).hasSize(2).allMatch(e -> e.get("requestId").asInt() == 6);
      assertThat(events.getFirst().get("eventType").asText()).isEqualTo("BatteryIn");
      assertThat(events.getFirst().at("/batteryData/0/soC").asInt()).isEqualTo(15);
      assertThat(events.getLast().get("eventType").asText()).startsWith("BatteryOut");
      assertThat(events.getLast().at("/batteryData/0/soC").asInt()).isEqualTo(100);
    }
  }

  @Test
  void thereMustBeABatteryThatIsFullEnough() {
    try (var bench = new Bench(Bench.dc())) {
      long swaps = 0;
      while (bench.status("RequestBatterySwap", SWAP).equals("Accepted")) {
        swaps++;
        bench.pass(Duration.ofMinutes(3));
      }
      assertThat(swaps).isBetween(1L, 4L);
      bench.pass(Duration.ofHours(2));
      assertThat(bench.status("RequestBatterySwap", SWAP)).as("charged").isEqualTo("Accepted");
    }
  }

  @Test
  void anOrdinaryStationSwapsNothing() {
    StationSpec ordinary = Bench.dcChargingOnly();
    try (var bench = new Bench(ordinary)) {
      assertThat(bench.status("RequestBatterySwap", SWAP)).isEqualTo("Rejected");
    }
  }
}
