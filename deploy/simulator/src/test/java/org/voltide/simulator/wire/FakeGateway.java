package org.voltide.simulator.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.voltide.simulator.FakeCsms;

/** A gateway that answers every station well, over real sockets, and remembers the meters. */
public final class FakeGateway implements AutoCloseable {
  private static final Map<String, String> ANSWERS =
      Map.of(
          "BootNotification",
          "{\"currentTime\":\"2026-03-01T12:00:00Z\",\"interval\":3600,\"status\":\"Accepted\"}",
          "Authorize",
          "{\"idTokenInfo\":{\"status\":\"Accepted\"}}",
          "Heartbeat",
          "{\"currentTime\":\"2026-03-01T12:00:00Z\"}");

  private final Map<String, String> stations = new ConcurrentHashMap<>();
  private final Map<String, Double> importWh = new ConcurrentHashMap<>();
  private final WebSocketCsms newer = new WebSocketCsms("ocpp2.1,ocpp2.0.1", this::answer);

  public URI endpoint() {
    return newer.endpoint();
  }

  /** The import register a station told last. */
  public double importWh(String stationId) {
    String transaction = stations.get(stationId.equals("dc-1") ? "van" : "small");
    return importWh.get(transaction);
  }

  @Override
  public void close() {
    newer.close();
  }

  private String answer(String text) {
    JsonNode call = FakeCsms.parse(text);
    String action = call.get(2).asText();
    if (action.equals("TransactionEvent")) {
      remember(call.get(3));
    }
    return JsonNodeFactory.instance
        .arrayNode()
        .add(3)
        .add(call.get(1).asText())
        .add(FakeCsms.parse(ANSWERS.getOrDefault(action, "{}")))
        .toString();
  }

  private void remember(JsonNode event) {
    String transaction = event.at("/transactionInfo/transactionId").asText();
    if (event.has("idToken")) {
      stations.put(event.at("/idToken/idToken").asText(), transaction);
    }
    for (JsonNode value : event.at("/meterValue/0/sampledValue")) {
      if (value.get("measurand").asText().equals("Energy.Active.Import.Register")) {
        importWh.put(transaction, value.get("value").asDouble());
      }
    }
  }
}
