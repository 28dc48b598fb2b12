package org.voltide.csms.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;
import org.voltide.csms.ocpp.RealStation;
import org.voltide.csms.ocpp.StationGateway;

@QuarkusTest
class PaymentTest {

  @Inject StationGateway gateway;

  @Test
  void aSettlementIsKeptOnceAndTheNewestWordStands() {
    try (RealStation station = RealStation.booted(gateway)) {
      String failed = settlement("P1", "Failed", "2026-03-01T12:00:00Z");
      assertThat(station.call("NotifySettlement", failed).isEmpty()).isTrue();
      station.call("NotifySettlement", settlement("P1", "Settled", "2026-03-01T12:05:00Z"));
      station.call("NotifySettlement", failed);
      station.call("NotifySettlement", settlement("P2", "Settled", "2026-03-01T13:00:00Z"));
      JsonPath page =
          Callers.viewer()
              .get("/api/v1/settlements?station={id}&limit=1", station.id())
              .then()
              .body("items", hasSize(1))
              .body("items[0].pspRef", equalTo("P2"))
              .extract()
              .jsonPath();
      Callers.viewer()
          .get(
              "/api/v1/settlements?station={id}&transaction=T&cursor={next}",
              station.id(),
              page.getString("next"))
          .then()
          .body("items", hasSize(1))
          .body("items[0].status", equalTo("Settled"))
          .body("items[0].amount", equalTo(12.34f))
          .body("items[0].receiptId", equalTo("R-7"))
          .body("items[0].vatCompany.city", equalTo("Utrecht"));
    }
  }

  @Test
  void aVatNumberIsJudgedByItsForm() {
    try (RealStation station = RealStation.booted(gateway)) {
      JsonNode good = station.call("VatNumberValidation", vat("NL 123456789.B01"));
      assertThat(good.get("status").asText()).isEqualTo("Accepted");
      assertThat(good.at("/statusInfo/reasonCode").asText()).isEqualTo("FormOnly");
      assertThat(good.get("evseId").asInt()).isEqualTo(1);
      for (String wrong : new String[] {"DE12345678", "US123456789", "X", "1234"}) {
        assertThat(station.call("VatNumberValidation", vat(wrong)).get("status").asText())
            .as(wrong)
            .isEqualTo("Rejected");
      }
    }
  }

  @Test
  void aStationIsToldThatSomebodyPaysOnTheWeb() {
    try (RealStation station = RealStation.booted(gateway)) {
      var told =
          station.operated(
              () ->
                  Callers.operator()
                      .body("{\"evseId\":1,\"seconds\":90}")
                      .post("/api/v1/stations/{id}/web-payment", station.id()),
              "NotifyWebPaymentStarted",
              "{}");
      told.response().then().statusCode(204);
      assertThat(told.asked().get("timeout").asInt()).isEqualTo(90);
    }
  }

  private static String vat(String number) {
    return "{\"vatNumber\":\"%s\",\"evseId\":1}".formatted(number);
  }

  private static String settlement(String pspRef, String status, String at) {
    return """
        {"pspRef":"%s","status":"%s","settlementAmount":12.34,"settlementTime":"%s",
         "transactionId":"T","receiptId":"R-7","vatNumber":"NL123456789B01",
         "vatCompany":{"name":"Co","address1":"Street 1","city":"Utrecht","country":"NL"}}"""
        .formatted(pspRef, status, at);
  }
}
