package org.voltide.simulator.display;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.voltide.simulator.Bench;
import org.voltide.simulator.station.Visit;

class DisplayTest {
  private final Bench bench = new Bench(Bench.dc());

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void keepsFindsAndForgetsMessages() {
    assertThat(set(1, "NormalCycle", "")).isEqualTo("Accepted");
    assertThat(set(2, "InFront", ",\"state\":\"Charging\"")).isEqualTo("Accepted");
    assertThat(bench.get("DisplayMessageCtrlr", "DisplayMessages")).isEqualTo("2");

    assertThat(bench.status("GetDisplayMessages", "{\"requestId\":5,\"state\":\"Charging\"}"))
        .isEqualTo("Accepted");
    JsonNode told = bench.last("NotifyDisplayMessages");
    assertThat(told.get("requestId").asInt()).isEqualTo(5);
    assertThat(told.get("messageInfo").findValuesAsText("priority")).containsExactly("InFront");
    assertThat(bench.status("GetDisplayMessages", "{\"requestId\":5,\"id\":[9]}"))
        .isEqualTo("Unknown");
    assertThat(bench.status("ClearDisplayMessage", "{\"id\":1}")).isEqualTo("Accepted");
    assertThat(bench.status("ClearDisplayMessage", "{\"id\":1}")).isEqualTo("Unknown");
  }

  @Test
  void tellsManyInParts() {
    IntStream.range(0, 12).forEach(id -> set(id, "NormalCycle", ""));
    bench.ask("GetDisplayMessages", "{\"requestId\":5}");

    var parts = bench.csms().calls("NotifyDisplayMessages");
    assertThat(parts.stream().map(p -> p.get("messageInfo").size())).containsExactly(5, 5, 2);
    assertThat(parts.stream().map(p -> p.get("tbc").asBoolean()))
        .containsExactly(true, true, false);
  }

  @Test
  void oneMessageIsAlwaysInFrontAndOneIdIsOneMessage() {
    set(1, "AlwaysFront", "");
    set(2, "AlwaysFront", "");
    set(2, "NormalCycle", "");
    assertThat(bench.get("DisplayMessageCtrlr", "DisplayMessages")).isEqualTo("1");
  }

  @Test
  void messagesEndWithTheirTimeOrTheirTransaction() {
    Visit visit = bench.plugIn(50);
    set(1, "NormalCycle", ",\"endDateTime\":\"2026-03-01T12:10:00Z\"");
    set(2, "NormalCycle", ",\"transactionId\":\"%s\"".formatted(bench.transaction()));
    assertThat(set(3, "NormalCycle", ",\"transactionId\":\"none\""))
        .isEqualTo("UnknownTransaction");
    bench.pass(Duration.ofMinutes(11));
    assertThat(bench.get("DisplayMessageCtrlr", "DisplayMessages")).isEqualTo("1");
    bench.unplug(visit);
    assertThat(bench.get("DisplayMessageCtrlr", "DisplayMessages")).isEqualTo("0");
  }

  @Test
  void refusesWhatItCannotShow() {
    String html =
        "{\"message\":{\"id\":1,\"priority\":\"InFront\",\"message\":"
            + "{\"format\":\"HTML\",\"content\":\"x\"}}}";
    assertThat(bench.status("SetDisplayMessage", html)).isEqualTo("NotSupportedMessageFormat");
    assertThat(set(1, "InFront", ",\"state\":\"Discharging\"")).isEqualTo("NotSupportedState");
    IntStream.range(0, 20).forEach(id -> set(id, "NormalCycle", ""));
    assertThat(set(99, "NormalCycle", "")).isEqualTo("Rejected");
  }

  private String set(int id, String priority, String more) {
    return bench.status(
        "SetDisplayMessage",
        """
        {"message":{"id":%d,"priority":"%s","message":{"format":"UTF8","content":"hello"}%s}}"""
            .formatted(id, priority, more));
  }
}
