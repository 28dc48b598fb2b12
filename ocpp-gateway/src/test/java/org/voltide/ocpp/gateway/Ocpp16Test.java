package org.voltide.ocpp.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltide.ocpp.dialect.KnownTag;
import org.voltide.ocpp.fault.Finding;
import org.voltide.ocpp.fault.OcppErrorCode;
import org.voltide.ocpp.fault.OcppFault;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.availability.HeartbeatResponse;
import org.voltide.ocpp.message.availability.StatusNotificationResponse;
import org.voltide.ocpp.message.diagnostics.NotifyEventRequest;
import org.voltide.ocpp.message.provisioning.GetBaseReportRequest;
import org.voltide.ocpp.message.provisioning.GetBaseReportResponse;
import org.voltide.ocpp.message.provisioning.NotifyReportRequest;
import org.voltide.ocpp.message.provisioning.NotifyReportResponse;
import org.voltide.ocpp.message.provisioning.ReportBase;
import org.voltide.ocpp.message.provisioning.ResetRequest;
import org.voltide.ocpp.message.provisioning.ResetStatus;
import org.voltide.ocpp.message.provisioning.ResetType;
import org.voltide.ocpp.message.remotecontrol.RequestStopTransactionRequest;
import org.voltide.ocpp.message.security.SecurityEventNotificationResponse;
import org.voltide.ocpp.message.tariff.CostUpdatedRequest;
import org.voltide.ocpp.message.transactions.TransactionEventRequest;
import org.voltide.ocpp.message.transactions.TransactionEventResponseBuilder;
import org.voltide.ocpp.message.type.GenericDeviceModelStatus;
import org.voltide.ocpp.message.v16.ClearCacheReq;

/** A station of OCPP 1.6 on a real socket, before a central system that speaks 2.1. */
class Ocpp16Test {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String WITHOUT_OFFSET =
      "[2,'a','SecurityEventNotification',{'type':'x','timestamp':'2026-03-01T12:00:00'}]";

  private final FakeCentral central = new FakeCentral();
  private Gateway gateway;
  private Client station;
  private StationConnection connection;

  @BeforeEach
  void connect() throws InterruptedException {
    central.behaviour = Ocpp16Test::answer;
    gateway = start(false);
    station =
        Client.connect(gateway.plainPort(), "/ocpp/CS-1", "secret", "ocpp1.6", "ocpp2.0.1").join();
    connection = central.opened.poll(20, TimeUnit.SECONDS);
  }

  private Gateway start(boolean strict) {
    return Gateway.start(
        GatewaySettingsBuilder.builder(GatewaySettings.defaults())
            .plainPort(0)
            .eventLoops(1)
            .closeTimeout(Duration.ofSeconds(1))
            .strict(strict)
            .build(),
        central,
        Clock.fixed(FakeCentral.NOW, ZoneOffset.UTC));
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  private static CompletionStage<? extends Response> answer(Request<?> request) {
    return switch (request) {
      case TransactionEventRequest _ ->
          CompletableFuture.completedFuture(TransactionEventResponseBuilder.builder().build());
      case org.voltide.ocpp.message.availability.StatusNotificationRequest _ ->
          CompletableFuture.completedFuture(new StatusNotificationResponse(null));
      case NotifyReportRequest _ ->
          CompletableFuture.completedFuture(new NotifyReportResponse(null));
      case NotifyEventRequest _ ->
          CompletableFuture.failedFuture(
              OcppFault.of(OcppErrorCode.NotSupported, "no events here").asException());
      default -> CompletableFuture.completedFuture(new HeartbeatResponse(FakeCentral.NOW, null));
    };
  }

  private JsonNode say(String frame) throws Exception {
    station.say(frame.replace('\'', '"'));
    return JSON.readTree(station.hear());
  }

  /** Answers the CALL that is next heard, and returns it. */
  private JsonNode answerCall(String payload) throws Exception {
    JsonNode call = JSON.readTree(station.hear());
    station.say("[3,\"%s\",%s]".formatted(call.get(1).textValue(), payload.replace('\'', '"')));
    return call;
  }

  private static <T> T soon(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
  }

  @Test
  void speaksTheVersionTheStationAskedForFirst() {
    assertThat(connection.version()).isEqualTo(OcppVersion.V1_6);
    assertThat(connection.supports(Capability.NUMBERED_EVENTS)).isFalse();
    assertThat(connection.supports(Capability.DISCHARGING)).isFalse();
  }

  @Test
  void hearsTransactionsAsEvents() throws Exception {
    String start =
        "[2,'a','StartTransaction',{'connectorId':1,'idTag':'04A1','meterStart':10,"
            + "'timestamp':'2026-03-01T12:00:00Z'}]";

    JsonNode first = say(start);
    JsonNode repeated = say(start);
    JsonNode stopped =
        say(
            "[2,'b','StopTransaction',{'transactionId':1,'meterStop':5,"
                + "'timestamp':'2026-03-01T12:10:00Z'}]");

    assertThat(first.get(2).path("transactionId").asInt()).isEqualTo(1);
    assertThat(first.get(2).path("idTagInfo").path("status").asText()).isEqualTo("Accepted");
    assertThat(repeated).isEqualTo(first);
    assertThat(stopped.toString()).isEqualTo("[3,\"b\",{}]");
    assertThat(central.handled)
        .extracting(request -> ((TransactionEventRequest) request).seqNo())
        .containsExactly(0, 0, Integer.MAX_VALUE);
  }

  @Test
  void knowsAfterARestartWhatTokensWere() throws Exception {
    central.verdict =
        _ ->
            new Admission.Admitted(
                9,
                false,
                Optional.empty(),
                List.of(
                    new KnownTag("CONTRACT", "eMAID", null, null),
                    new KnownTag("made-up", "Central", 7, 1)));
    station = Client.connect(gateway.plainPort(), "/ocpp/CS-1", "secret", "ocpp1.6").join();
    String start =
        "[2,'a','StartTransaction',{'connectorId':1,'idTag':'%s','meterStart':10,"
            + "'timestamp':'2026-03-01T12:00:00Z'}]";

    say(start.formatted("contract"));
    say(start.formatted("made-up"));

    List<TransactionEventRequest> events =
        central.handled.stream().map(TransactionEventRequest.class::cast).toList();
    assertThat(events)
        .extracting(event -> event.idToken().type())
        .containsExactly("eMAID", "Central");
    assertThat(events.getLast().transactionInfo().remoteStartId()).isEqualTo(7);
  }

  @Test
  void asksSeveralQuestionsForOneMessage() throws Exception {
    JsonNode answer =
        say(
            "[2,'a','StatusNotification',{'connectorId':1,'errorCode':'GroundFailure',"
                + "'status':'Faulted'}]");

    assertThat(answer.toString()).isEqualTo("[3,\"a\",{}]");
    assertThat(central.handled).hasSize(2);
  }

  @Test
  void refusesInTheWordsOfTheVersion() throws Exception {
    assertThat(say("[2,'a','Authorize',{}]").get(2).asText())
        .isEqualTo("OccurenceConstraintViolation");
    assertThat(say("[2,'a','Authorize',{'idTag':'1','more':1}]").get(2).asText())
        .isEqualTo("FormationViolation");
    assertThat(say("[2,'a','TransactionEvent',{}]").get(2).asText()).isEqualTo("NotImplemented");
  }

  @Test
  void saysRequestsOfTheOtherVersion() throws Exception {
    var outcome = connection.call(new ResetRequest(ResetType.OnIdle, null, null));
    JsonNode call = answerCall("{'status':'Accepted'}");

    assertThat(call.get(2).asText()).isEqualTo("Reset");
    assertThat(call.get(3).toString()).isEqualTo("{\"type\":\"Soft\"}");
    assertThat(soon(outcome))
        .isInstanceOfSatisfying(
            CallOutcome.Answered.class,
            answered ->
                assertThat(answered.response())
                    .hasFieldOrPropertyWithValue("status", ResetStatus.Accepted));
  }

  @Test
  void saysItsOwnRequestsAsTheyAre() throws Exception {
    var outcome = connection.call(new ClearCacheReq());
    JsonNode call = answerCall("{'status':'Rejected'}");

    assertThat(call.get(2).asText()).isEqualTo("ClearCache");
    assertThat(soon(outcome)).isInstanceOf(CallOutcome.Answered.class);
  }

  @Test
  void namesWhatCannotBeSaid() {
    for (Request<?> unsayable :
        List.of(
            new CostUpdatedRequest(BigDecimal.ONE, "1", null),
            new RequestStopTransactionRequest("a-uuid", null))) {
      assertThat(soon(connection.call(unsayable)))
          .isInstanceOfSatisfying(
              CallOutcome.InvalidRequest.class,
              invalid -> assertThat(invalid.fault().code()).isEqualTo(OcppErrorCode.NotSupported));
    }
  }

  @Test
  void handsAStationsErrorOn() throws Exception {
    var outcome = connection.call(new ResetRequest(ResetType.Immediate, null, null));
    JsonNode call = JSON.readTree(station.hear());
    station.say("[4,\"%s\",\"FormationViolation\",\"no\",{}]".formatted(call.get(1).textValue()));

    assertThat(soon(outcome))
        .isInstanceOfSatisfying(
            CallOutcome.Refused.class,
            refused -> assertThat(refused.code()).isEqualTo("FormatViolation"));
  }

  @Test
  void reportsItsConfigurationAsADeviceModel() throws Exception {
    CompletableFuture<NotifyReportRequest> implied = new CompletableFuture<>();
    central.behaviour =
        request -> {
          implied.complete((NotifyReportRequest) request);
          return answer(request);
        };
    var outcome = connection.call(new GetBaseReportRequest(9, ReportBase.FullInventory, null));
    answerCall(
        "{'configurationKey':[{'key':'HeartbeatInterval','readonly':false,'value':'300'},"
            + "{'key':'Custom','readonly':true}]}");

    assertThat(soon(outcome))
        .isEqualTo(
            new CallOutcome.Answered<>(
                new GetBaseReportResponse(GenericDeviceModelStatus.Accepted, null, null)));
    NotifyReportRequest report = implied.get(20, TimeUnit.SECONDS);
    assertThat(report.requestId()).isEqualTo(9);
    assertThat(report.tbc()).isFalse();
    assertThat(report.reportData())
        .extracting(row -> row.component().name() + "." + row.variable().name())
        .containsExactly("OCPPCommCtrlr.HeartbeatInterval", "OCPP16.Custom");
  }

  @Test
  void forgivesAndTells() throws Exception {
    central.behaviour =
        request -> CompletableFuture.completedFuture(new SecurityEventNotificationResponse(null));

    assertThat(say(WITHOUT_OFFSET).toString()).isEqualTo("[3,\"a\",{}]");

    assertThat(central.findings.poll(20, TimeUnit.SECONDS)).isEqualTo(Finding.TIME_OFFSET);
    assertThat(gateway.counters().of(GatewayEvent.FORGIVEN)).isEqualTo(1);
  }

  @Test
  void forgivesNothingWhenStrict() throws Exception {
    gateway.close();
    gateway = start(true);
    station = Client.connect(gateway.plainPort(), "/ocpp/CS-1", "secret", "ocpp1.6").join();

    assertThat(say(WITHOUT_OFFSET).get(2).asText()).isEqualTo("TypeConstraintViolation");
    assertThat(central.findings).isEmpty();
  }
}
