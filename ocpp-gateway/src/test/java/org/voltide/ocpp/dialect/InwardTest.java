package org.voltide.ocpp.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.voltide.ocpp.dialect.Spoken.NOW;
import static org.voltide.ocpp.dialect.Spoken.UNSUPPORTED;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.voltide.ocpp.codec.PayloadCodec;
import org.voltide.ocpp.fault.Finding;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.authorization.AuthorizeRequest;
import org.voltide.ocpp.message.authorization.AuthorizeResponse;
import org.voltide.ocpp.message.authorization.AuthorizeResponseBuilder;
import org.voltide.ocpp.message.availability.ConnectorStatus;
import org.voltide.ocpp.message.availability.HeartbeatResponse;
import org.voltide.ocpp.message.availability.StatusNotificationRequest;
import org.voltide.ocpp.message.availability.StatusNotificationResponse;
import org.voltide.ocpp.message.diagnostics.LogStatusNotificationRequest;
import org.voltide.ocpp.message.diagnostics.LogStatusNotificationResponse;
import org.voltide.ocpp.message.diagnostics.NotifyEventRequest;
import org.voltide.ocpp.message.diagnostics.NotifyEventResponse;
import org.voltide.ocpp.message.firmware.FirmwareStatusNotificationRequest;
import org.voltide.ocpp.message.firmware.FirmwareStatusNotificationResponse;
import org.voltide.ocpp.message.metering.MeterValuesRequest;
import org.voltide.ocpp.message.metering.MeterValuesResponse;
import org.voltide.ocpp.message.provisioning.BootNotificationRequest;
import org.voltide.ocpp.message.provisioning.BootNotificationResponse;
import org.voltide.ocpp.message.provisioning.RegistrationStatus;
import org.voltide.ocpp.message.transactions.ChargingState;
import org.voltide.ocpp.message.transactions.StopReason;
import org.voltide.ocpp.message.transactions.TransactionEventRequest;
import org.voltide.ocpp.message.transactions.TransactionEventResponse;
import org.voltide.ocpp.message.transactions.TransactionEventResponseBuilder;
import org.voltide.ocpp.message.transactions.TransactionEventType;
import org.voltide.ocpp.message.transactions.TriggerReason;
import org.voltide.ocpp.message.type.AuthorizationStatus;
import org.voltide.ocpp.message.type.IdToken;
import org.voltide.ocpp.message.type.IdTokenInfo;
import org.voltide.ocpp.message.type.IdTokenInfoBuilder;
import org.voltide.ocpp.message.type.Measurand;
import org.voltide.ocpp.message.type.SampledValue;
import org.voltide.ocpp.message.v16.AuthorizeConf;
import org.voltide.ocpp.message.v16.AuthorizeReq;
import org.voltide.ocpp.message.v16.BootNotificationConf;
import org.voltide.ocpp.message.v16.BootNotificationReq;
import org.voltide.ocpp.message.v16.DiagnosticsStatus;
import org.voltide.ocpp.message.v16.DiagnosticsStatusNotificationReq;
import org.voltide.ocpp.message.v16.FirmwareProgress;
import org.voltide.ocpp.message.v16.FirmwareStatusNotificationReq;
import org.voltide.ocpp.message.v16.HeartbeatConf;
import org.voltide.ocpp.message.v16.HeartbeatReq;
import org.voltide.ocpp.message.v16.IdTagStatus;
import org.voltide.ocpp.message.v16.LogStatusNotificationReq;
import org.voltide.ocpp.message.v16.MeterValuesReq;
import org.voltide.ocpp.message.v16.StartTransactionConf;
import org.voltide.ocpp.message.v16.StartTransactionReq;
import org.voltide.ocpp.message.v16.StatusNotificationReq;
import org.voltide.ocpp.message.v16.StopTransactionConf;
import org.voltide.ocpp.message.v16.StopTransactionReq;
import org.voltide.ocpp.message.v16.UploadStatus;

/** What a station of 1.6 says, in the words of 2.1, and the answer it hears. */
class InwardTest {
  private static final TransactionEventResponse NOTED =
      TransactionEventResponseBuilder.builder().build();

  private final Spoken spoken = new Spoken();

  private static <M extends Request<?>> M read(Class<M> type, String json) {
    return PayloadCodec.of(OcppVersion.V1_6).read(type, json.replace('\'', '"'));
  }

  private static IdTokenInfo info(AuthorizationStatus status) {
    return IdTokenInfoBuilder.builder().status(status).build();
  }

  private <M extends Request<?>> M asked(Class<M> type) {
    assertThat(spoken.asked.getLast()).isInstanceOf(type);
    return type.cast(spoken.asked.getLast());
  }

  @ParameterizedTest
  @CsvSource({
    "Accepted, Accepted",
    "Blocked, Blocked",
    "NoCredit, Blocked",
    "ConcurrentTx, ConcurrentTx",
    "Expired, Expired",
    "Invalid, Invalid",
    "Unknown, Invalid",
    "NotAtThisTime, Invalid"
  })
  void authorizesACard(AuthorizationStatus verdict, IdTagStatus told) {
    AuthorizeResponse answer =
        AuthorizeResponseBuilder.builder()
            .idTokenInfo(
                IdTokenInfoBuilder.builder()
                    .status(verdict)
                    .cacheExpiryDateTime(NOW)
                    .groupIdToken(new IdToken("group", "Central", null, null))
                    .build())
            .build();

    AuthorizeConf conf = (AuthorizeConf) spoken.inward(new AuthorizeReq("04A1"), answer);

    assertThat(asked(AuthorizeRequest.class).idToken())
        .isEqualTo(new IdToken("04A1", "ISO14443", null, null));
    assertThat(conf.idTagInfo().status()).isEqualTo(told);
    assertThat(conf.idTagInfo().parentIdTag()).isEqualTo("group");
    assertThat(conf.idTagInfo().expiryDate()).isEqualTo(NOW);
  }

  @Test
  void introducesAStation() {
    var boot =
        read(
            BootNotificationReq.class,
            "{'chargePointVendor':'Acme','chargePointModel':'One','chargeBoxSerialNumber':'S1',"
                + "'iccid':'89','meterType':'M3'}");

    var conf =
        spoken.inward(
            boot, new BootNotificationResponse(NOW, 300, RegistrationStatus.Pending, null, null));

    var station = asked(BootNotificationRequest.class).chargingStation();
    assertThat(station.vendorName()).isEqualTo("Acme");
    assertThat(station.model()).isEqualTo("One");
    assertThat(station.serialNumber()).isEqualTo("S1");
    assertThat(station.modem().iccid()).isEqualTo("89");
    assertThat(station.customData().fields().path("meterType").asText()).isEqualTo("M3");
    assertThat(conf).isEqualTo(new BootNotificationConf(RegistrationStatus.Pending, NOW, 300));
  }

  @Test
  void answersAHeartbeat() {
    assertThat(spoken.inward(new HeartbeatReq(), new HeartbeatResponse(NOW, null)))
        .isEqualTo(new HeartbeatConf(NOW));
  }

  @ParameterizedTest
  @CsvSource({
    "Available, Available",
    "Preparing, Occupied",
    "Charging, Occupied",
    "SuspendedEV, Occupied",
    "SuspendedEVSE, Occupied",
    "Finishing, Occupied",
    "Reserved, Reserved",
    "Unavailable, Unavailable",
    "Faulted, Faulted"
  })
  void tellsWhatAConnectorDoes(String told, ConnectorStatus heard) {
    spoken.inward(status(2, "NoError", told), new StatusNotificationResponse(null));

    assertThat(spoken.asked).containsExactly(new StatusNotificationRequest(NOW, heard, 2, 1, null));
  }

  private static StatusNotificationReq status(int connector, String error, String status) {
    return read(
        StatusNotificationReq.class,
        "{'connectorId':%d,'errorCode':'%s','status':'%s','info':'hot','vendorErrorCode':'E7'}"
            .formatted(connector, error, status));
  }

  @Test
  void tellsAnErrorAndItsEnd() {
    spoken.inward(
        status(2, "GroundFailure", "Faulted"),
        new NotifyEventResponse(null),
        new StatusNotificationResponse(null));
    var problem = ((NotifyEventRequest) spoken.asked.getFirst()).eventData().getFirst();
    assertThat(problem.component().evse().id()).isEqualTo(2);
    assertThat(problem.variable().name()).isEqualTo("Problem");
    assertThat(problem.actualValue()).isEqualTo("true");
    assertThat(problem.techCode()).isEqualTo("GroundFailure");
    assertThat(problem.techInfo()).isEqualTo("E7 hot");
    assertThat(problem.cleared()).isFalse();

    spoken.inward(
        status(2, "NoError", "Available"),
        new NotifyEventResponse(null),
        new StatusNotificationResponse(null));
    var over = ((NotifyEventRequest) spoken.asked.get(2)).eventData().getFirst();
    assertThat(over.techCode()).isEqualTo("GroundFailure");
    assertThat(over.cleared()).isTrue();
  }

  @Test
  void tellsOfTheWholeStationAlsoToACoreThatHearsNoEvents() {
    spoken.inward(
        status(0, "NoError", "Unavailable"), UNSUPPORTED, new StatusNotificationResponse(null));

    var event = ((NotifyEventRequest) spoken.asked.getFirst()).eventData().getFirst();
    assertThat(event.component().name()).isEqualTo("ChargingStation");
    assertThat(event.variable().name()).isEqualTo("AvailabilityState");
    assertThat(event.actualValue()).isEqualTo("Unavailable");
    assertThat(asked(StatusNotificationRequest.class).evseId()).isZero();
  }

  private StartTransactionReq start(Instant at) {
    return new StartTransactionReq(2, "04A1", 1500, null, at);
  }

  private StartTransactionConf started() {
    return (StartTransactionConf) spoken.inward(start(NOW), NOTED);
  }

  @Test
  void beginsATransaction() {
    var conf =
        (StartTransactionConf)
            spoken.inward(
                start(NOW),
                TransactionEventResponseBuilder.builder()
                    .idTokenInfo(info(AuthorizationStatus.Blocked))
                    .build());

    assertThat(spoken.starts).containsExactly(new StartKey(2, "04A1", NOW, 1500));
    assertThat(conf.transactionId()).isEqualTo(1);
    assertThat(conf.idTagInfo().status()).isEqualTo(IdTagStatus.Blocked);
    TransactionEventRequest event = asked(TransactionEventRequest.class);
    assertThat(event.eventType()).isEqualTo(TransactionEventType.Started);
    assertThat(event.triggerReason()).isEqualTo(TriggerReason.Authorized);
    assertThat(event.seqNo()).isZero();
    assertThat(event.offline()).isNull();
    assertThat(event.transactionInfo().transactionId()).isEqualTo("1");
    assertThat(event.evse().id()).isEqualTo(2);
    assertThat(event.evse().connectorId()).isEqualTo(1);
    assertThat(register(event)).isEqualTo(1500);
  }

  private static double register(TransactionEventRequest event) {
    SampledValue value = event.meterValue().getLast().sampledValue().getFirst();
    assertThat(value.measurand()).isEqualTo(Measurand.EnergyActiveImportRegister);
    assertThat(value.unitOfMeasure().unit()).isEqualTo("Wh");
    return value.value();
  }

  @Test
  void knowsWhatHappenedBeforeTheConnection() {
    spoken.inward(start(NOW.minusSeconds(3601)), NOTED);

    assertThat(asked(TransactionEventRequest.class).offline()).isTrue();
  }

  private MeterValuesReq values(@Nullable Integer transaction, String samples) {
    return read(
        MeterValuesReq.class,
        "{'connectorId':2,%s'meterValue':[{'timestamp':'2026-03-01T12:00:00Z','sampledValue':[%s]}]}"
            .formatted(transaction == null ? "" : "'transactionId':" + transaction + ",", samples));
  }

  @Test
  void tellsMeterValuesOfATransaction() {
    spoken.inward(
        values(
            7,
            "{'value':'1600'},{'value':'7.4','measurand':'Power.Active.Import','unit':'kW',"
                + "'phase':'L1','location':'Outlet'}"),
        NOTED);

    TransactionEventRequest event = asked(TransactionEventRequest.class);
    assertThat(event.eventType()).isEqualTo(TransactionEventType.Updated);
    assertThat(event.transactionInfo().transactionId()).isEqualTo("7");
    assertThat(event.triggerReason()).isEqualTo(TriggerReason.MeterValuePeriodic);
    assertThat(event.seqNo()).isBetween(1, Integer.MAX_VALUE - 1);
    assertThat(register(event)).isEqualTo(1600);
    SampledValue power = event.meterValue().getFirst().sampledValue().getLast();
    assertThat(power.value()).isEqualTo(7.4);
    assertThat(power.unitOfMeasure().unit()).isEqualTo("kW");
  }

  @Test
  void numbersAMessageTheSameWheneverItComes() {
    spoken.inward(values(7, "{'value':'1600'}"), NOTED);
    int first = asked(TransactionEventRequest.class).seqNo();
    spoken.inward(values(7, "{'value':'1600'}"), NOTED);
    int again = asked(TransactionEventRequest.class).seqNo();
    spoken.inward(values(7, "{'value':'1600','context':'Sample.Clock'}"), NOTED);
    int other = asked(TransactionEventRequest.class).seqNo();

    assertThat(again).isEqualTo(first);
    assertThat(other).isNotEqualTo(first);
  }

  @Test
  void tellsApartWhatHappensInTheSameSecond() {
    started();
    spoken.inward(values(1, "{'value':'1600'}"), NOTED);
    int first = asked(TransactionEventRequest.class).seqNo();
    spoken.inward(values(1, "{'value':'1601'}"), NOTED);
    int second = asked(TransactionEventRequest.class).seqNo();
    List<Integer> states =
        Stream.of("Charging", "SuspendedEV", "SuspendedEVSE")
            .map(
                state -> {
                  spoken.inward(
                      status(2, "NoError", state), new StatusNotificationResponse(null), NOTED);
                  return asked(TransactionEventRequest.class).seqNo();
                })
            .toList();

    assertThat(second).isNotEqualTo(first);
    assertThat(states).doesNotHaveDuplicates().allMatch(state -> state > Math.max(first, second));
  }

  @Test
  void tellsMeterValuesOfAConnector() {
    spoken.inward(
        values(null, "{'value':'230','measurand':'Voltage'}"), new MeterValuesResponse(null));

    assertThat(asked(MeterValuesRequest.class).evseId()).isEqualTo(2);
  }

  @Test
  void keepsWhatTheOtherDialectHasNoWordFor() {
    spoken.inward(
        values(
            7,
            "{'value':'21.5','measurand':'Temperature','unit':'Celcius'},{'value':'n/a'},"
                + "{'value':'1600'},{'value':'OCMF|x','format':'SignedData'},"
                + "{'value':'zz','format':'SignedData','measurand':'Voltage'}"),
        NOTED);

    TransactionEventRequest event = asked(TransactionEventRequest.class);
    List<SampledValue> said = event.meterValue().getFirst().sampledValue();
    assertThat(said).hasSize(1);
    assertThat(said.getFirst().signedMeterValue().signedMeterData()).isEqualTo("OCMF|x");
    assertThat(event.customData().fields().path("sampledValue").findValuesAsText("value"))
        .containsExactlyInAnyOrder("21.5", "n/a", "zz");
    assertThat(spoken.findings).containsExactly(Finding.UNREADABLE_VALUE);
  }

  @Test
  void saysNothingOfValuesWithoutContent() {
    spoken.inward(values(7, ""));

    assertThat(spoken.asked).isEmpty();
  }

  @Test
  void endsATransaction() {
    started();
    StopTransactionReq stop =
        read(
            StopTransactionReq.class,
            "{'transactionId':1,'meterStop':9000,'timestamp':'2026-03-01T12:30:00Z',"
                + "'reason':'EVDisconnected','transactionData':[{'timestamp':'2026-03-01T12:10:00Z',"
                + "'sampledValue':[{'value':'4000'}]}]}");

    var conf = (StopTransactionConf) spoken.inward(stop, NOTED);

    assertThat(conf.idTagInfo()).isNull();
    TransactionEventRequest event = asked(TransactionEventRequest.class);
    assertThat(event.eventType()).isEqualTo(TransactionEventType.Ended);
    assertThat(event.seqNo()).isEqualTo(Integer.MAX_VALUE);
    assertThat(event.transactionInfo().transactionId()).isEqualTo("1");
    assertThat(event.transactionInfo().stoppedReason()).isEqualTo(StopReason.EVDisconnected);
    assertThat(event.idToken()).isNull();
    assertThat(event.meterValue()).hasSize(2);
    assertThat(register(event)).isEqualTo(9000);
  }

  private StopTransactionReq placeholder(String idTag) {
    return new StopTransactionReq(idTag, 9000, NOW.plusSeconds(60), -1, null, null);
  }

  @Test
  void findsTheTransactionOfAStopWithoutNumber() {
    started();
    spoken.inward(placeholder("04a1"), NOTED);
    spoken.inward(placeholder("04a1"), NOTED);

    assertThat(asked(TransactionEventRequest.class).transactionInfo().transactionId())
        .isEqualTo("1");
    assertThat(spoken.findings).containsOnly(Finding.PLACEHOLDER_TRANSACTION);
  }

  @Test
  void losesNoEnergyOfATransactionNobodyKnows() {
    spoken.inward(placeholder("stranger"), NOTED);
    String first = asked(TransactionEventRequest.class).transactionInfo().transactionId();
    spoken.inward(placeholder("stranger"), NOTED);

    assertThat(first).startsWith("unknown-");
    assertThat(asked(TransactionEventRequest.class).transactionInfo().transactionId())
        .isEqualTo(first);
  }

  @Test
  void findsTheTransactionOfValuesWithoutNumber() {
    started();
    spoken.inward(values(0, "{'value':'1600'}"), NOTED);

    assertThat(asked(TransactionEventRequest.class).transactionInfo().transactionId())
        .isEqualTo("1");
  }

  @Test
  void tellsWhatTheConnectorOfATransactionDoes() {
    started();
    spoken.inward(status(2, "NoError", "SuspendedEV"), new StatusNotificationResponse(null), NOTED);

    TransactionEventRequest event = asked(TransactionEventRequest.class);
    assertThat(event.transactionInfo().chargingState()).isEqualTo(ChargingState.SuspendedEV);
    assertThat(event.triggerReason()).isEqualTo(TriggerReason.ChargingStateChanged);
  }

  @ParameterizedTest
  @EnumSource
  void tellsHowFarDiagnosticsAre(DiagnosticsStatus status) {
    spoken.inward(
        new DiagnosticsStatusNotificationReq(status), new LogStatusNotificationResponse(null));

    assertThat(asked(LogStatusNotificationRequest.class).status().name())
        .startsWith(status == DiagnosticsStatus.UploadFailed ? "UploadFailure" : status.name());
  }

  @ParameterizedTest
  @EnumSource
  void tellsHowFarALogIs(UploadStatus status) {
    spoken.inward(new LogStatusNotificationReq(status, 4), new LogStatusNotificationResponse(null));

    assertThat(asked(LogStatusNotificationRequest.class).status().name()).isEqualTo(status.name());
  }

  @ParameterizedTest
  @EnumSource
  void tellsHowFarFirmwareIs(FirmwareProgress progress) {
    spoken.inward(
        new FirmwareStatusNotificationReq(progress), new FirmwareStatusNotificationResponse(null));

    assertThat(asked(FirmwareStatusNotificationRequest.class).status().name())
        .isEqualTo(progress.name());
  }
}
