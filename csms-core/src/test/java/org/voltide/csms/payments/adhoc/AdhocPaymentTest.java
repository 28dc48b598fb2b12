package org.voltide.csms.payments.adhoc;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.csms.identity.Callers;
import org.voltide.csms.ocpp.RealStation;
import org.voltide.csms.ocpp.StationGateway;
import org.voltide.csms.store.Database;

@QuarkusTest
@TestProfile(AdhocPaymentTest.WithStripe.class)
class AdhocPaymentTest {

  private static MockStripe stripe;
  private static final String SIGNER = "whsec_nobody_else_knows";

  @Inject StationGateway gateway;
  @Inject Database database;
  @Inject Clock clock;
  @Inject StripeSettings settings;

  /** Paid at once, so that nobody has to wait. */
  public static class WithStripe implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "voltide.payments.stripe.key",
          MockStripe.KEY,
          "voltide.payments.stripe.webhook-secret",
          SIGNER,
          "voltide.payments.stripe.address",
          "http://127.0.0.1:" + free(),
          "voltide.payments.adhoc.hold",
          "20",
          "voltide.payments.adhoc.settle-after",
          "0s");
    }

    /** Below those that clients' sockets get, so that none of them takes it meanwhile. */
    private static int free() {
      return IntStream.range(30_000, 32_000).filter(WithStripe::isFree).findFirst().orElseThrow();
    }

    private static boolean isFree(int port) {
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.isBound();
      } catch (IOException taken) {
        return false;
      }
    }
  }

  /** Where the server looks for Stripe, with a class loader of its own. */
  @BeforeEach
  void open() {
    if (stripe == null) {
      stripe = new MockStripe(settings.address().getPort());
    }
  }

  private static RealStation station(StationGateway gateway) {
    RealStation station = RealStation.booted(gateway);
    Callers.operator()
        .body("{\"currency\":\"EUR\",\"perKwh\":0.50,\"perHour\":0,\"fixed\":1}")
        .put("/api/v1/sites/real/tariff")
        .then()
        .statusCode(200);
    return station;
  }

  private static Response offer(RealStation station) {
    return given().get("/api/v1/pay/offers/{id}/1", station.id());
  }

  private static String begin(RealStation station) {
    return given()
        .post("/api/v1/pay/offers/{id}/1", station.id())
        .then()
        .statusCode(200)
        .body("page", startsWith("https://pay.example/"))
        .extract()
        .path("secret");
  }

  private static Response payment(String secret) {
    return given().header("Payment-Secret", secret).get("/api/v1/pay/payment");
  }

  /** What the provider tells when something happened. */
  private static int told(String body, String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      String sign =
          HexFormat.of()
              .formatHex(mac.doFinal(("1700000000." + body).getBytes(StandardCharsets.UTF_8)));
      return given()
          .contentType(ContentType.JSON)
          .header("Stripe-Signature", "t=1700000000,v1=00," + "v1=" + sign)
          .body(body)
          .post("/api/v1/pay/stripe")
          .statusCode();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static void paid() {
    stripe.pay();
    String news = "{\"data\":{\"object\":{\"id\":\"cs_%s\"}}}".formatted(stripe.newestId());
    assertThat(told(news, SIGNER)).isEqualTo(204);
  }

  private void become(String secret, String state) {
    await().untilAsserted(() -> payment(secret).then().body("state", equalTo(state)));
  }

  private void event(RealStation station, String kind, int seqNo, double wh, JsonNode started) {
    station.call(
        "TransactionEvent",
        """
        {"eventType":"%s","timestamp":"%s","triggerReason":"RemoteStart","seqNo":%d,
         "transactionInfo":{"transactionId":"%s","remoteStartId":%d},
         "evse":{"id":1,"connectorId":1},"idToken":%s,
         "meterValue":[{"timestamp":"%s","sampledValue":[
           {"value":%s,"measurand":"Energy.Active.Import.Register","unitOfMeasure":{"unit":"Wh"}}]}]}
        """
            .formatted(
                kind,
                clock.instant(),
                seqNo,
                station.id(),
                started.get("remoteStartId").asInt(),
                started.get("idToken"),
                clock.instant(),
                wh));
  }

  private JsonNode start(RealStation station) {
    return station.answerNext("RequestStartTransaction", "{\"status\":\"Accepted\"}");
  }

  @Test
  void aDriverPaysChargesAndOwesWhatItCostAndNoMore() {
    try (RealStation station = station(gateway)) {
      offer(station)
          .then()
          .statusCode(200)
          .body("readiness", equalTo("READY"))
          .body("price", containsString("0.5 EUR/kWh"))
          .body("held", equalTo(20))
          .body("currency", equalTo("EUR"));
      String secret = begin(station);
      assertThat(stripe.newest().amount).isEqualTo(2_000);
      assertThat(stripe.newest().order)
          .containsEntry("payment_intent_data[capture_method]", "manual")
          .containsEntry("success_url", "http://localhost:8080/paid#" + secret);
      paid();
      JsonNode started = start(station);
      become(secret, "CHARGING");
      event(station, "Started", 0, 1_000, started);
      offer(station).then().body("readiness", equalTo("BUSY"));
      given().post("/api/v1/pay/offers/{id}/1", station.id()).then().statusCode(409);
      event(station, "Ended", 1, 13_340, started);
      database.update("update adhoc_payment set next_at = now() where state = 'CHARGING'");
      become(secret, "CAPTURED");
      // 12.34 kWh at 0.50, and 1 for the session.
      payment(secret)
          .then()
          .body("captured", equalTo(7.17f))
          .body("energyWh", equalTo(12_340f))
          .body("receipt", containsString("/api/v1/receipts/"));
      assertThat(stripe.newest().received).isEqualTo(717);
      assertThat(stripe.asked().stream().filter(ask -> ask.contains("/capture"))).hasSize(1);
    }
  }

  @Test
  void whatStripeDoesNotAnswerIsAskedAgainAndDoneOnce() {
    try (RealStation station = station(gateway)) {
      String secret = begin(station);
      stripe.failNext("cs_" + stripe.newestId());
      paid();
      await().until(stripe::failed);
      await().untilAsserted(() -> assertThat(error(secret)).contains("cannot be reached"));
      paid();
      JsonNode started = start(station);
      become(secret, "CHARGING");
      event(station, "Started", 0, 0, started);
      event(station, "Ended", 1, 80_000, started);
      stripe.failNext("/capture");
      database.update("update adhoc_payment set next_at = now() where state = 'CHARGING'");
      become(secret, "CAPTURED");
      payment(secret)
          .then()
          .body("captured", equalTo(20f))
          .body("why", containsString("more than was held"));
      String id =
          Callers.viewer()
              .get("/api/v1/payments/adhoc?limit=1")
              .jsonPath()
              .getString("items[0].id");
      refund(id, "20.01").then().statusCode(409);
      refund(id, "5").then().statusCode(200).body("refundAsked", equalTo(5));
      await().untilAsserted(() -> payment(secret).then().body("refunded", equalTo(5)));
      assertThat(stripe.newest().refunded).isEqualTo(500);
      Callers.viewer()
          .body("{\"amount\":1}")
          .post("/api/v1/payments/adhoc/{id}/refund", id)
          .then()
          .statusCode(403);
    }
  }

  private String error(String secret) {
    return database
        .query(
            "select error from adhoc_payment where secret = ?::uuid",
            row -> row.maybeText("error").orElse(""),
            secret)
        .getFirst();
  }

  private static Response refund(String id, String amount) {
    return Callers.operator()
        .body("{\"amount\":%s}".formatted(amount))
        .post("/api/v1/payments/adhoc/{id}/refund", id);
  }

  @Test
  void nothingIsTakenWhenTheStationDoesNotBegin() {
    try (RealStation station = station(gateway)) {
      String secret = begin(station);
      paid();
      station.answerNext("RequestStartTransaction", "{\"status\":\"Rejected\"}");
      become(secret, "CANCELED");
      assertThat(stripe.newest().state).isEqualTo("canceled");
    }
  }

  @Test
  void nothingIsTakenWhenNoCarComesOrNobodyPays() {
    try (RealStation station = station(gateway)) {
      String secret = begin(station);
      paid();
      start(station);
      become(secret, "CHARGING");
      database.update(
          "update adhoc_payment set changed_at = changed_at - interval '1 hour', next_at = now()"
              + " where secret = ?::uuid",
          secret);
      become(secret, "CANCELED");
      payment(secret).then().body("why", equalTo("No car began to charge."));
      assertThat(stripe.newest().state).isEqualTo("canceled");

      String unpaid = begin(station);
      database.update(
          "update adhoc_payment set created_at = created_at - interval '1 hour', next_at = now()"
              + " where secret = ?::uuid",
          unpaid);
      await().until(() -> stripe.newest().checkout.equals("expired"));
      database.update("update adhoc_payment set next_at = now() where secret = ?::uuid", unpaid);
      become(unpaid, "CANCELED");
    }
  }

  @Test
  void aStationThatWasAskedBeforeACrashIsNotAskedAgain() {
    try (RealStation station = station(gateway)) {
      String secret = begin(station);
      paid();
      JsonNode started = start(station);
      become(secret, "CHARGING");
      database.update(
          "update adhoc_payment set state = 'STARTING', remote_start_id = null, next_at = now()"
              + " where secret = ?::uuid",
          secret);
      become(secret, "CHARGING");
      assertThat(
              database.query(
                  "select remote_start_id from adhoc_payment where secret = ?::uuid",
                  row -> row.whole("remote_start_id"),
                  secret))
          .containsExactly(started.get("remoteStartId").asInt());
    }
  }

  @Test
  void whoIsNotStripeIsNotBelievedAndWhoHasNoSecretSeesNothing() {
    assertThat(told("{}", "whsec_guessed")).isEqualTo(401);
    assertThat(told("{", SIGNER)).isEqualTo(400);
    payment("00000000-0000-4000-8000-000000000000").then().statusCode(404);
    payment("x").then().statusCode(404);
    given().get("/api/v1/pay/offers/nobody/1").then().statusCode(404);
    given().get("/api/v1/payments/adhoc").then().statusCode(401);
  }

  @Test
  void aStationWithoutConnectionAndAProviderWithoutAPageTakeNoDriver() {
    try (RealStation station = station(gateway)) {
      stripe.failNext("/sessions");
      given().post("/api/v1/pay/offers/{id}/1", station.id()).then().statusCode(502);
      station.disconnect();
      await().untilAsserted(() -> offer(station).then().body("readiness", equalTo("OFFLINE")));
      given().post("/api/v1/pay/offers/{id}/1", station.id()).then().statusCode(409);
    }
  }
}
