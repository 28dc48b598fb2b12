package org.voltide.csms.certification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;

/** C17 to C25: prepaid cards, payment terminals, and payment on the web. */
@QuarkusTest
class PaymentCasesTest {
  private static final String SECRET = "a secret of this station";
  private static final int VALIDITY_SECONDS = 30;

  @Inject Stand stand;

  @Test
  @DisplayName("TC_C_103: a prepaid card charges for what it has left, and is never cached")
  void prepaid() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      String card = stand.token(Map.of("type", "ISO14443", "allowance", Map.of("cost", 25)));
      JsonNode info =
          station.call("Authorize", Messages.authorize(card, "ISO14443")).get("idTokenInfo");
      assertThat(info.get("status").asText()).isEqualTo("Accepted");
      assertThat(Instant.parse(info.get("cacheExpiryDateTime").asText()))
          .isBefore(Instant.now().plusSeconds(1));
      JsonNode answer =
          station.call(
              "TransactionEvent",
              new Transaction()
                  .started(
                      "Authorized",
                      "Charging",
                      Transaction.EVSE,
                      Transaction.token(card, "ISO14443")));
      assertThat(answer.at("/idTokenInfo/status").asText()).isEqualTo("Accepted");
      assertThat(answer.at("/transactionLimit/maxCost").decimalValue())
          .isEqualByComparingTo(new BigDecimal(25));
      assertThat(stand.session(station).getInt("items[0].details.limits.cost")).isEqualTo(25);
    }
  }

  @Test
  @DisplayName("TC_C_104: an empty prepaid card has no credit")
  void noCredit() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      String card = stand.token(Map.of("type", "ISO14443", "allowance", Map.of("cost", 0)));
      JsonNode answer = station.call("Authorize", Messages.authorize(card, "ISO14443"));
      assertThat(answer.at("/idTokenInfo/status").asText()).isEqualTo("NoCredit");
    }
  }

  @Test
  @DisplayName("TC_C_108: a VAT number is judged")
  void vatNumber() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      JsonNode right =
          station.call("VatNumberValidation", "{\"vatNumber\":\"NL123456789B01\",\"evseId\":1}");
      assertThat(right.get("status").asText()).isEqualTo("Accepted");
      assertThat(right.get("vatNumber").asText()).isEqualTo("NL123456789B01");
      assertThat(right.get("evseId").asInt()).isEqualTo(1);
      JsonNode wrong = station.call("VatNumberValidation", "{\"vatNumber\":\"NL1\"}");
      assertThat(wrong.get("status").asText()).isEqualTo("Rejected");
    }
  }

  @Test
  @DisplayName("TC_C_113: the driver of a paid transaction changes his mind")
  void canceled() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      String pspRef = UUID.randomUUID().toString();
      Transaction transaction = paid(station, pspRef);
      station.call(
          "TransactionEvent",
          transaction.ended("StopAuthorized", "Local", Transaction.token(pspRef, "DirectPayment")));
      JsonNode answer =
          station.call("NotifySettlement", settlement(transaction, pspRef, "Canceled", "0"));
      assertThat(answer).isEmpty();
      assertThat(settlement(station, pspRef).getString("status")).isEqualTo("Canceled");
    }
  }

  @Test
  @DisplayName("TC_C_117: what the station computed is settled and receipted by Voltide's side")
  void settledByTheOperator() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      String pspRef = UUID.randomUUID().toString();
      Transaction transaction = paid(station, pspRef);
      station.call(
          "TransactionEvent",
          transaction.ended(
              "StopAuthorized",
              "Local",
              Transaction.token(pspRef, "DirectPayment"),
              """
              "costDetails":{"totalCost":{"currency":"EUR","typeOfCost":"NormalCost",
               "total":{"exclTax":15,"inclTax":18.15},"fixed":{"exclTax":15,"inclTax":18.15}},
               "totalUsage":{"energy":123,"chargingTime":5,"idleTime":0}}"""));
      assertThat(due(pspRef).getFloat("amount")).isEqualTo(18.15f);
      Map<String, Object> word =
          Map.of(
              "stationId",
              station.id(),
              "pspRef",
              pspRef,
              "transactionId",
              transaction.id(),
              "status",
              "Settled",
              "amount",
              18.15);
      String receipt = settled(word);
      assertThat(settled(word)).isEqualTo(receipt);
      assertThat((Object) due(pspRef).get("")).isNull();
      receipt(receipt, "18.15");
    }
  }

  @Test
  @DisplayName("TC_C_118: what the station settled is receipted by Voltide")
  void receiptForTheStation() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      String pspRef = UUID.randomUUID().toString();
      Transaction transaction = paid(station, pspRef);
      station.call("TransactionEvent", transaction.ended("EVDeparted", "EVDisconnected"));
      String told = settlement(transaction, pspRef, "Settled", "7.50");
      JsonNode answer = station.call("NotifySettlement", told);
      assertThat(answer.get("receiptId").asText()).isNotBlank();
      assertThat(station.call("NotifySettlement", told)).isEqualTo(answer);
      receipt(answer.get("receiptUrl").asText(), "7.5");
    }
  }

  @Test
  @DisplayName("TC_C_119: a settlement failed")
  void failed() {
    notSettled("Failed");
  }

  @Test
  @DisplayName("TC_C_120: a settlement was rejected")
  void rejected() {
    notSettled("Rejected");
  }

  private void notSettled(String status) {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      String pspRef = UUID.randomUUID().toString();
      Transaction transaction = paid(station, pspRef);
      station.call("TransactionEvent", transaction.ended("EVDeparted", "EVDisconnected"));
      assertThat(station.call("NotifySettlement", settlement(transaction, pspRef, status, "7.50")))
          .isEmpty();
      assertThat(settlement(station, pspRef).getString("status")).isEqualTo(status);
    }
  }

  @Test
  @DisplayName(
      "TC_C_125: a stand-alone terminal has a transaction started that costs what Voltide says")
  void standAlone() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      tariff();
      String pspRef = UUID.randomUUID().toString();
      Transaction transaction = startedFor(station, pspRef, Map.of("cost", 50));
      JsonNode answer =
          station.call(
              "TransactionEvent",
              transaction.ended(
                  "EVDeparted", "EVDisconnected", Transaction.meter("Transaction.End", 2_000)));
      assertThat(answer.get("totalCost").decimalValue()).isPositive();
      assertThat(due(pspRef).getFloat("amount")).isEqualTo(answer.get("totalCost").floatValue());
    }
  }

  @Test
  @DisplayName(
      "TC_C_126: a stand-alone terminal has a transaction started that costs what the station says")
  void standAloneWithLocalCost() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      String pspRef = UUID.randomUUID().toString();
      Transaction transaction = startedFor(station, pspRef, Map.of("cost", 50));
      JsonNode answer =
          station.call(
              "TransactionEvent",
              transaction.ended(
                  "EVDeparted",
                  "EVDisconnected",
                  """
                  "costDetails":{"totalCost":{"currency":"EUR","typeOfCost":"NormalCost",
                   "total":{"inclTax":4.2}},
                   "totalUsage":{"energy":2,"chargingTime":5,"idleTime":0}}"""));
      assertThat(answer.has("totalCost")).isFalse();
      assertThat(due(pspRef).getFloat("amount")).isEqualTo(4.2f);
    }
  }

  @Test
  @DisplayName("C23: the authorized amount grows while the car charges")
  void moreAuthorized() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      String pspRef = UUID.randomUUID().toString();
      Transaction transaction = paid(station, pspRef);
      JsonNode answer =
          station.call(
              "TransactionEvent",
              transaction.updated(
                  "LimitSet",
                  "Charging\",\"transactionLimit\":{\"maxCost\":80},\"operationMode\":\"ChargingOnly"));
      assertThat(answer.has("transactionLimit")).isFalse();
      assertThat(stand.session(station).getInt("items[0].details.stationLimits.cost"))
          .isEqualTo(80);
      Callers.operator()
          .body("{\"cost\":90}")
          .put("/api/v1/sessions/{id}/limits", stand.session(station).getString("items[0].id"))
          .then()
          .statusCode(200);
      JsonNode told =
          station.call("TransactionEvent", transaction.updated("MeterValuePeriodic", "Charging"));
      assertThat(told.at("/transactionLimit/maxCost").asInt()).isEqualTo(90);
    }
  }

  @Test
  @DisplayName("TC_C_131: a QR code leads to the payment page, and the station holds the EVSE")
  void qrCode() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      qrCodes(station);
      String page =
          visit(
                  "/api/v1/pay/%s/1/%s/v1?maxenergy=20000"
                      .formatted(station.id(), password(Instant.now())))
              .statusCode(303)
              .extract()
              .header("Location");
      assertThat(page).startsWith("https://pay.example/ev?").contains("maxenergy=20000");
      JsonNode held = station.called("NotifyWebPaymentStarted");
      assertThat(held.get("evseId").asInt()).isEqualTo(1);
      assertThat(held.get("timeout").asInt()).isEqualTo(120);
      startedFor(station, UUID.randomUUID().toString(), Map.of("energyWh", 20_000));
    }
  }

  @Test
  @DisplayName(
      "C25: a QR code may name its station otherwise, and what it is made with stays secret")
  void qrCodeOfAnotherName() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      String operation = qrCodes(station);
      visit("/api/v1/pay/qr-%s/1/%s/v1".formatted(station.id(), password(Instant.now())))
          .statusCode(303)
          .header("Location", containsString("station=" + station.id()));
      visit("/api/v1/pay/qr-other/1/%s/v1".formatted(password(Instant.now()))).statusCode(404);
      Callers.viewer()
          .get("/api/v1/stations/{id}/variables?q=sharedsecret", station.id())
          .then()
          .body("items.value", equalTo(List.of("***")));
      for (String path :
          List.of(
              "/api/v1/operations/%s/result".formatted(operation),
              "/api/v1/stations/%s/variables/history?key=webpaymentsctrlr/sharedsecret"
                  .formatted(station.id()))) {
        Callers.viewer().get(path).then().statusCode(200).body(not(containsString(SECRET)));
      }
    }
  }

  @Test
  @DisplayName("TC_C_132: a QR code without its station leads nowhere")
  void qrCodeWithoutStation() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      qrCodes(station);
      visit("/api/v1/pay//1/%s/v1".formatted(password(Instant.now()))).statusCode(404);
      visit("/api/v1/pay/%s/one/%s/v1".formatted(station.id(), password(Instant.now())))
          .statusCode(404);
    }
  }

  @Test
  @DisplayName("TC_C_133: an old QR code leads nowhere")
  void oldQrCode() {
    try (ForeignStation station = stand.booted("ocpp2.1")) {
      qrCodes(station);
      Instant longAgo = Instant.now().minusSeconds(10 * VALIDITY_SECONDS);
      visit("/api/v1/pay/%s/1/%s/v1".formatted(station.id(), password(longAgo)))
          .statusCode(404)
          .body("detail", containsString("QR code"));
    }
  }

  private static ValidatableResponse visit(String path) {
    return given().redirects().follow(false).urlEncodingEnabled(false).get(path).then();
  }

  /** The station has told how it makes its QR codes. */
  private String qrCodes(ForeignStation station) {
    String operation = stand.begins(station, "reports", "{\"base\":\"FullInventory\"}");
    int request = station.called("GetBaseReport").get("requestId").asInt();
    station.call(
        "NotifyReport",
        """
        {"requestId":%d,"seqNo":0,"tbc":false,"generatedAt":"%s","reportData":[%s,%s,%s,%s]}"""
            .formatted(
                request,
                Messages.now(),
                variable("SharedSecret", SECRET),
                variable("ChargingStationId", "qr-" + station.id()),
                variable("ValidityTime", String.valueOf(VALIDITY_SECONDS)),
                variable("Length", "8")));
    stand.awaitOperation(operation, "DONE");
    return operation;
  }

  private static String variable(String name, String value) {
    return """
        {"component":{"name":"WebPaymentsCtrlr"},"variable":{"name":"%s"},
         "variableAttribute":[{"value":"%s"}]}"""
        .formatted(name, value);
  }

  /** As a station computes it (OCPP 2.1 C25.FR.50 to 52). */
  private static String password(Instant at) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      long slot = at.getEpochSecond() / VALIDITY_SECONDS;
      byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(slot).array());
      String letters = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
      StringBuilder password = new StringBuilder();
      for (int i = 0; i < 8; i++) {
        int value = hash[((hash[31] & 0xf) + i) % 32] & 0xff;
        password.append(letters.charAt(value % 62));
      }
      return password.toString();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** A transaction that a terminal at the station has authorized for 50. */
  private static Transaction paid(ForeignStation station, String pspRef) {
    Transaction transaction = new Transaction();
    JsonNode answer =
        station.call(
            "TransactionEvent",
            transaction.started(
                "Authorized",
                "Charging\",\"transactionLimit\":{\"maxCost\":50},\"operationMode\":\"ChargingOnly",
                Transaction.EVSE,
                Transaction.token(pspRef, "DirectPayment")));
    assertThat(answer.at("/idTokenInfo/status").asText()).isEqualTo("Accepted");
    return transaction;
  }

  /** A transaction that a payment service has started, within limits the station is told. */
  private static Transaction startedFor(
      ForeignStation station, String pspRef, Map<String, Object> limits) {
    Map<String, Object> card =
        Map.of(
            "idToken",
            pspRef,
            "type",
            "DirectPayment",
            "additionalInfo",
            List.of(Map.of("additionalIdToken", "1234", "type", "CardLast4Digits")));
    int start =
        Callers.operator()
            .body(Map.of("evseId", 1, "idToken", card, "limits", limits))
            .post("/api/v1/stations/{id}/remote-start", station.id())
            .then()
            .statusCode(200)
            .body("state", equalTo("ACCEPTED"))
            .extract()
            .path("id");
    JsonNode asked = station.called("RequestStartTransaction");
    assertThat(asked.at("/idToken/type").asText()).isEqualTo("DirectPayment");
    assertThat(asked.at("/idToken/additionalInfo/0/additionalIdToken").asText()).isEqualTo("1234");
    Transaction transaction = new Transaction();
    JsonNode answer =
        station.call(
            "TransactionEvent",
            transaction.started(
                "RemoteStart",
                "Charging\",\"remoteStartId\":%d,\"operationMode\":\"ChargingOnly".formatted(start),
                Transaction.EVSE,
                Transaction.token(pspRef, "DirectPayment"),
                Transaction.meter("Transaction.Begin", 0)));
    assertThat(answer.at("/idTokenInfo/status").asText()).isEqualTo("Accepted");
    JsonNode limit = answer.get("transactionLimit");
    assertThat(limit.path("maxCost").asInt()).isEqualTo(limits.getOrDefault("cost", 0));
    assertThat(limit.path("maxEnergy").asInt()).isEqualTo(limits.getOrDefault("energyWh", 0));
    return transaction;
  }

  private static void tariff() {
    Callers.administrator()
        .body("{\"currency\":\"EUR\",\"perKwh\":0.5,\"perHour\":0,\"fixed\":1}")
        .put("/api/v1/sites/certification/tariff")
        .then()
        .statusCode(200);
  }

  private static String settlement(
      Transaction transaction, String pspRef, String status, String amount) {
    return """
        {"pspRef":"%s","transactionId":"%s","status":"%s","settlementAmount":%s,
         "settlementTime":"%s"}"""
        .formatted(pspRef, transaction.id(), status, amount, Messages.now());
  }

  private static JsonPath settlement(ForeignStation station, String pspRef) {
    return Callers.viewer()
        .get("/api/v1/settlements?station={id}", station.id())
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .setRootPath("items.find { it.pspRef == '%s' }".formatted(pspRef));
  }

  private static JsonPath due(String pspRef) {
    return Callers.operator()
        .get("/api/v1/payments/due")
        .jsonPath()
        .setRootPath("find { it.pspRef == '%s' }".formatted(pspRef));
  }

  private static String settled(Map<String, Object> word) {
    return Callers.operator()
        .body(word)
        .post("/api/v1/payments/settlements")
        .then()
        .statusCode(200)
        .extract()
        .path("receiptUrl");
  }

  private static void receipt(String url, String amount) {
    given()
        .get(URI.create(url).getPath())
        .then()
        .statusCode(200)
        .body(containsString("Paid: " + amount));
  }
}
