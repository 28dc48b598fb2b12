package org.voltide.csms.datatransfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;
import org.voltide.csms.lanes.LaneMessage;
import org.voltide.csms.ocpp.RealStation;
import org.voltide.csms.ocpp.StationGateway;
import org.voltide.csms.store.Statements;
import org.voltide.ocpp.message.datatransfer.DataTransferRequest;
import org.voltide.ocpp.message.datatransfer.DataTransferResponse;
import org.voltide.ocpp.message.datatransfer.DataTransferStatus;

@QuarkusTest
class DataTransferTest {

  /** A vendor that gives back what it gets. */
  @Singleton
  static final class Echo implements VendorMessages {
    @Override
    public String vendorId() {
      return "org.example.echo";
    }

    @Override
    public Set<String> messageIds() {
      return Set.of("say");
    }

    @Override
    public DataTransferResponse answer(
        Statements statements, LaneMessage<DataTransferRequest> message) {
      return new DataTransferResponse(
          DataTransferStatus.Accepted, null, message.payload().data(), null);
    }
  }

  @Inject StationGateway gateway;

  @Test
  void onlyWhatAVendorBeanKnowsIsUnderstood() {
    try (RealStation station = RealStation.booted(gateway)) {
      assertThat(status(station, "{\"vendorId\":\"com.nobody\"}")).isEqualTo("UnknownVendorId");
      assertThat(status(station, "{\"vendorId\":\"org.example.Echo\",\"messageId\":\"sing\"}"))
          .isEqualTo("UnknownMessageId");
      JsonNode answer =
          station.call(
              "DataTransfer",
              """
              {"vendorId":"org.example.echo","messageId":"say","data":{"a":[1,null]}}""");
      assertThat(answer.get("status").asText()).isEqualTo("Accepted");
      assertThat(answer.get("data").toString()).isEqualTo("{\"a\":[1,null]}");
    }
  }

  @Test
  void anOperatorSendsOneAndGetsTheAnswer() {
    try (RealStation station = RealStation.booted(gateway)) {
      var sent =
          station.operated(
              () ->
                  Callers.operator()
                      .body("{\"vendorId\":\"com.acme\",\"data\":{\"led\":\"blue\"}}")
                      .post("/api/v1/stations/{id}/data-transfer", station.id()),
              "DataTransfer",
              "{\"status\":\"Accepted\",\"data\":7}");
      assertThat(sent.asked().get("data").get("led").asText()).isEqualTo("blue");
      sent.response().then().statusCode(200).body("data", equalTo(7));
      Callers.operator()
          .body("{\"data\":1}")
          .post("/api/v1/stations/{id}/data-transfer", station.id())
          .then()
          .statusCode(422);
    }
  }

  private static String status(RealStation station, String payload) {
    return station.call("DataTransfer", payload).get("status").asText();
  }
}
