package org.voltide.ocpp.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.voltide.ocpp.dialect.Spoken.NOW;
import static org.voltide.ocpp.dialect.Spoken.UNSUPPORTED;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voltide.ocpp.codec.PayloadCodec;
import org.voltide.ocpp.fault.OcppErrorCode;
import org.voltide.ocpp.fault.OcppFaultException;
import org.voltide.ocpp.message.Action;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.certificates.GetInstalledCertificateStatus;
import org.voltide.ocpp.message.datatransfer.DataTransferStatus;
import org.voltide.ocpp.message.diagnostics.LogStatusNotificationRequest;
import org.voltide.ocpp.message.diagnostics.LogStatusNotificationResponse;
import org.voltide.ocpp.message.provisioning.SetVariablesResponse;
import org.voltide.ocpp.message.transactions.TransactionEventRequest;
import org.voltide.ocpp.message.transactions.TransactionEventResponseBuilder;
import org.voltide.ocpp.message.transactions.TriggerReason;
import org.voltide.ocpp.message.type.HashAlgorithm;
import org.voltide.ocpp.message.v16.CertificateHash;
import org.voltide.ocpp.message.v16.DataTransferConf;
import org.voltide.ocpp.message.v16.DataTransferReq;
import org.voltide.ocpp.message.v16.DiagnosticsStatus;
import org.voltide.ocpp.message.v16.DiagnosticsStatusNotificationReq;
import org.voltide.ocpp.message.v16.GetDiagnosticsReq;
import org.voltide.ocpp.message.v16.GetInstalledCertificateIdsConf;
import org.voltide.ocpp.message.v16.SetChargingProfileReq;
import org.voltide.ocpp.message.v16.StartTransactionReq;

/** Requests of 2.1 as a station of 1.6 hears them, and its answers. */
class OutwardTest {
  private static final PayloadCodec NEW = PayloadCodec.of(OcppVersion.V2_1);
  private static final PayloadCodec OLD = PayloadCodec.of(OcppVersion.V1_6);
  private static final String TOKEN = "'idToken':{'idToken':'04A1','type':'Central'}";
  private static final String HASH =
      "'hashAlgorithm':'SHA256','issuerNameHash':'a','issuerKeyHash':'b','serialNumber':'c'";

  private final Spoken spoken = new Spoken();

  private static Request<?> request(String action, String json) {
    return (Request<?>)
        NEW.read(Action.named(action).orElseThrow().requestType(), json.replace('\'', '"'));
  }

  private static Response conf(String name, String json) {
    try {
      Class<?> type = Class.forName("org.voltide.ocpp.message.v16." + name + "Conf");
      return OLD.read(type.asSubclass(Response.class), json.replace('\'', '"'));
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static String json(PayloadCodec codec, org.voltide.ocpp.message.Message message) {
    return codec.write(message).replace('"', '\'');
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          RequestStartTransaction | {'remoteStartId':5,'evseId':2,TOKEN} | RemoteStartTransaction | {'connectorId':2,'idTag':'04A1'} | {'status':'Accepted'} | {'status':'Accepted'}
          RequestStopTransaction | {'transactionId':'17'} | RemoteStopTransaction | {'transactionId':17} | {'status':'Rejected'} | {'status':'Rejected'}
          Reset | {'type':'Immediate'} | Reset | {'type':'Hard'} | {'status':'Accepted'} | {'status':'Accepted'}
          Reset | {'type':'OnIdle'} | Reset | {'type':'Soft'} | {'status':'Rejected'} | {'status':'Rejected'}
          ChangeAvailability | {'operationalStatus':'Inoperative'} | ChangeAvailability | {'connectorId':0,'type':'Inoperative'} | {'status':'Scheduled'} | {'status':'Scheduled'}
          ChangeAvailability | {'operationalStatus':'Operative','evse':{'id':3}} | ChangeAvailability | {'connectorId':3,'type':'Operative'} | {'status':'Accepted'} | {'status':'Accepted'}
          UnlockConnector | {'evseId':2,'connectorId':1} | UnlockConnector | {'connectorId':2} | {'status':'Unlocked'} | {'status':'Unlocked'}
          UnlockConnector | {'evseId':2,'connectorId':1} | UnlockConnector | {'connectorId':2} | {'status':'NotSupported'} | {'status':'UnlockFailed','statusInfo':{'reasonCode':'NotSupported'}}
          ClearCache | {} | ClearCache | {} | {'status':'Accepted'} | {'status':'Accepted'}
          ReserveNow | {'id':4,'expiryDateTime':'2026-03-01T13:00:00Z',TOKEN} | ReserveNow | {'connectorId':0,'expiryDate':'2026-03-01T13:00:00Z','idTag':'04A1','reservationId':4} | {'status':'Occupied'} | {'status':'Occupied'}
          CancelReservation | {'reservationId':4} | CancelReservation | {'reservationId':4} | {'status':'Accepted'} | {'status':'Accepted'}
          TriggerMessage | {'requestedMessage':'BootNotification'} | TriggerMessage | {'requestedMessage':'BootNotification'} | {'status':'Accepted'} | {'status':'Accepted'}
          TriggerMessage | {'requestedMessage':'TransactionEvent','evse':{'id':2}} | TriggerMessage | {'requestedMessage':'MeterValues','connectorId':2} | {'status':'NotImplemented'} | {'status':'NotImplemented'}
          TriggerMessage | {'requestedMessage':'SignChargingStationCertificate'} | ExtendedTriggerMessage | {'requestedMessage':'SignChargePointCertificate'} | {'status':'Accepted'} | {'status':'Accepted'}
          SendLocalList | {'versionNumber':3,'updateType':'Full','localAuthorizationList':[{TOKEN,'idTokenInfo':{'status':'Unknown'}}]} | SendLocalList | {'listVersion':3,'localAuthorizationList':[{'idTag':'04A1','idTagInfo':{'status':'Invalid'}}],'updateType':'Full'} | {'status':'VersionMismatch'} | {'status':'VersionMismatch'}
          SendLocalList | {'versionNumber':4,'updateType':'Differential'} | SendLocalList | {'listVersion':4,'updateType':'Differential'} | {'status':'NotSupported'} | {'status':'Failed','statusInfo':{'reasonCode':'NotSupported'}}
          GetLocalListVersion | {} | GetLocalListVersion | {} | {'listVersion':-1} | {'versionNumber':0}
          ClearChargingProfile | {'chargingProfileId':8} | ClearChargingProfile | {'id':8} | {'status':'Unknown'} | {'status':'Unknown'}
          ClearChargingProfile | {'chargingProfileCriteria':{'evseId':1,'chargingProfilePurpose':'ChargingStationMaxProfile','stackLevel':2}} | ClearChargingProfile | {'connectorId':1,'chargingProfilePurpose':'ChargePointMaxProfile','stackLevel':2} | {'status':'Accepted'} | {'status':'Accepted'}
          GetCompositeSchedule | {'evseId':1,'duration':600,'chargingRateUnit':'A'} | GetCompositeSchedule | {'connectorId':1,'duration':600,'chargingRateUnit':'A'} | {'status':'Accepted','connectorId':1,'scheduleStart':'2026-03-01T12:00:00Z','chargingSchedule':{'chargingRateUnit':'A','chargingSchedulePeriod':[{'startPeriod':0,'limit':16.5}]}} | {'status':'Accepted','schedule':{'evseId':1,'duration':600,'scheduleStart':'2026-03-01T12:00:00Z','chargingRateUnit':'A','chargingSchedulePeriod':[{'startPeriod':0,'limit':16.5}]}}
          UpdateFirmware | {'requestId':6,'retries':2,'firmware':{'location':'https://f.example/1','retrieveDateTime':'2026-03-01T12:00:00Z'}} | UpdateFirmware | {'location':'https://f.example/1','retries':2,'retrieveDate':'2026-03-01T12:00:00Z'} | {} | {'status':'Accepted'}
          UpdateFirmware | {'requestId':6,'firmware':{'location':'https://f.example/1','retrieveDateTime':'2026-03-01T12:00:00Z','signingCertificate':'c','signature':'s'}} | SignedUpdateFirmware | {'requestId':6,'firmware':{'location':'https://f.example/1','retrieveDateTime':'2026-03-01T12:00:00Z','signingCertificate':'c','signature':'s'}} | {'status':'InvalidCertificate'} | {'status':'InvalidCertificate'}
          GetLog | {'requestId':7,'logType':'SecurityLog','log':{'remoteLocation':'https://l.example/'}} | GetLog | {'log':{'remoteLocation':'https://l.example/'},'logType':'SecurityLog','requestId':7} | {'status':'Accepted','filename':'f'} | {'status':'Accepted','filename':'f'}
          CertificateSigned | {'certificateChain':'c'} | CertificateSigned | {'certificateChain':'c'} | {'status':'Accepted'} | {'status':'Accepted'}
          InstallCertificate | {'certificateType':'CSMSRootCertificate','certificate':'c'} | InstallCertificate | {'certificateType':'CentralSystemRootCertificate','certificate':'c'} | {'status':'Rejected'} | {'status':'Rejected'}
          DeleteCertificate | {'certificateHashData':{HASH}} | DeleteCertificate | {'certificateHashData':{HASH}} | {'status':'Accepted'} | {'status':'Accepted'}
          DataTransfer | {'vendorId':'v','messageId':'m','data':{'a':1}} | DataTransfer | {'vendorId':'v','messageId':'m','data':'{\\'a\\':1}'} | {'status':'Accepted','data':'x'} | {'status':'Accepted','data':'x'}
          """)
  void saysARequestAndItsAnswer(
      String action, String request, String old, String said, String heard, String answer) {
    Response response = spoken.outward(request(action, full(request)), conf(old, full(heard)));

    assertThat(spoken.asked).hasSize(1);
    assertThat(spoken.asked.getFirst().getClass().getSimpleName()).isEqualTo(old + "Req");
    assertThat(json(OLD, spoken.asked.getFirst())).isEqualTo(full(said));
    assertThat(json(NEW, response)).isEqualTo(full(answer));
  }

  private static String full(String json) {
    return json.replace("TOKEN", TOKEN).replace("HASH", HASH);
  }

  private static final String PROFILE =
      "{'evseId':1,'chargingProfile':{'id':3,'stackLevel':0,'chargingProfilePurpose':'%s',"
          + "'chargingProfileKind':'%s','transactionId':'12','chargingSchedule':[{'id':1,"
          + "'chargingRateUnit':'W','startSchedule':'2026-03-01T12:00:00Z',"
          + "'chargingSchedulePeriod':[{'startPeriod':0,%s}]}]}}";

  @ParameterizedTest
  @CsvSource({"5999.99, 5999.9", "-3000.06, -3000.0", "0, 0.0"})
  void cutsLimitsTowardsZero(String limit, BigDecimal said) {
    String profile = PROFILE.formatted("TxProfile", "Absolute", "'limit':" + limit);

    spoken.outward(
        request("SetChargingProfile", profile),
        conf("SetChargingProfile", "{'status':'Accepted'}"));

    var set = (SetChargingProfileReq) spoken.asked.getFirst();
    assertThat(set.csChargingProfiles().transactionId()).isEqualTo(12);
    assertThat(set.csChargingProfiles().chargingSchedule().chargingSchedulePeriod())
        .singleElement()
        .satisfies(period -> assertThat(period.limit()).isEqualByComparingTo(said));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          PriorityCharging | Absolute | 'limit':1
          TxProfile | Dynamic | 'limit':1
          TxProfile | Absolute | 'setpoint':-5000
          TxProfile | Absolute | 'limit':1,'dischargeLimit':-5000
          TxProfile | Absolute | 'limit':1,'operationMode':'CentralSetpoint'
          TxProfile | Absolute | 'limit':1,'phaseToUse':2
          """)
  void saysNoProfileHalf(String purpose, String kind, String period) {
    refused("SetChargingProfile", PROFILE.formatted(purpose, kind, period));
  }

  private void refused(String action, String json) {
    OcppFaultException fault =
        catchThrowableOfType(OcppFaultException.class, () -> spoken.outward(request(action, json)));
    assertThat(fault).isNotNull();
    assertThat(fault.fault().code()).isEqualTo(OcppErrorCode.NotSupported);
    assertThat(fault.fault().description()).isNotBlank();
    assertThat(spoken.asked).isEmpty();
  }

  @Test
  void refusesWhatHasNoWords() {
    refused("Reset", "{'type':'OnIdle','evseId':1}");
    refused("Reset", "{'type':'ImmediateAndResume'}");
    refused("GetTransactionStatus", "{}");
    refused("RequestStopTransaction", "{'transactionId':'a-uuid'}");
    refused(
        "RequestStartTransaction",
        "{'remoteStartId':5,'idToken':{'idToken':'" + "x".repeat(21) + "','type':'Central'}}");
  }

  @Test
  void changesOneKeyAfterTheOther() {
    Response response =
        spoken.outward(
            request(
                "SetVariables",
                "{'setVariableData':["
                    + "{'attributeValue':'60','component':{'name':'OCPPCommCtrlr'},"
                    + "'variable':{'name':'HeartbeatInterval'}},"
                    + "{'attributeValue':'secret','component':{'name':'SecurityCtrlr'},"
                    + "'variable':{'name':'BasicAuthPassword'}},"
                    + "{'attributeValue':'1','component':{'name':'OCPP16'},"
                    + "'variable':{'name':'BlinkRepeat'}},"
                    + "{'attributeValue':'1','component':{'name':'Elsewhere'},"
                    + "'variable':{'name':'X'}}]}"),
            conf("ChangeConfiguration", "{'status':'Accepted'}"),
            conf("ChangeConfiguration", "{'status':'RebootRequired'}"),
            conf("ChangeConfiguration", "{'status':'NotSupported'}"));

    assertThat(spoken.asked)
        .extracting(request -> json(OLD, request))
        .containsExactly(
            "{'key':'HeartbeatInterval','value':'60'}",
            "{'key':'AuthorizationKey','value':'736563726574'}",
            "{'key':'BlinkRepeat','value':'1'}");
    assertThat(json(NEW, response))
        .containsSubsequence("Accepted", "RebootRequired", "UnknownVariable", "UnknownComponent");
  }

  @Test
  void writesOnAfterARefusalAndNotAfterSilence() {
    String data = "{'attributeValue':'1','component':{'name':'OCPP16'},'variable':{'name':'%s'}}";
    Response response =
        spoken.outward(
            request(
                "SetVariables",
                "{'setVariableData':[%s,%s,%s,%s]}"
                    .formatted(
                        data.formatted("A"),
                        data.formatted("B"),
                        data.formatted("C"),
                        data.formatted("D"))),
            Spoken.REFUSED,
            conf("ChangeConfiguration", "{'status':'Accepted'}"),
            Spoken.SILENCE);

    assertThat(spoken.asked).hasSize(3);
    assertThat(((SetVariablesResponse) response).setVariableResult())
        .extracting(
            result -> result.variable().name() + " " + result.attributeStatus(),
            result ->
                Optional.ofNullable(result.attributeStatusInfo()).map(info -> info.reasonCode()))
        .containsExactly(
            tuple("A Rejected", Optional.of("CallError")),
            tuple("B Accepted", Optional.empty()),
            tuple("C Rejected", Optional.of("NoAnswer")),
            tuple("D Rejected", Optional.of("NotAsked")));
  }

  @Test
  void readsKeysAsVariables() {
    Response response =
        spoken.outward(
            request(
                "GetVariables",
                "{'getVariableData':["
                    + "{'component':{'name':'smartchargingctrlr'},'variable':{'name':'RateUnit'}},"
                    + "{'component':{'name':'AuthCtrlr'},'variable':{'name':'AuthorizeRemoteStart'}},"
                    + "{'component':{'name':'AuthCtrlr'},'variable':{'name':'LocalPreAuthorize'},"
                    + "'attributeType':'Target'}]}"),
            conf(
                "GetConfiguration",
                "{'configurationKey':[{'key':'ChargingScheduleAllowedChargingRateUnit',"
                    + "'readonly':true,'value':'Current, Power'}],"
                    + "'unknownKey':['AuthorizeRemoteTxRequests']}"));

    assertThat(json(OLD, spoken.asked.getFirst()))
        .isEqualTo(
            "{'key':['ChargingScheduleAllowedChargingRateUnit','AuthorizeRemoteTxRequests']}");
    assertThat(json(NEW, response))
        .containsSubsequence("A,W", "UnknownVariable", "NotSupportedAttributeType");
  }

  @Test
  void asksForDiagnosticsWhereThereAreNoLogs() {
    Response response =
        spoken.outward(
            request(
                "GetLog",
                "{'requestId':7,'logType':'DiagnosticsLog','log':{'remoteLocation':'ftp://l.example/'}}"),
            UNSUPPORTED,
            conf("GetDiagnostics", "{'fileName':'d.zip'}"));

    assertThat(spoken.asked.getLast()).isInstanceOf(GetDiagnosticsReq.class);
    assertThat(json(NEW, response)).isEqualTo("{'status':'Accepted','filename':'d.zip'}");
    spoken.inward(
        new DiagnosticsStatusNotificationReq(DiagnosticsStatus.Uploading),
        new LogStatusNotificationResponse(null));
    assertThat(((LogStatusNotificationRequest) spoken.asked.getLast()).requestId()).isEqualTo(7);
  }

  @Test
  void knowsTheStartItAskedFor() {
    spoken.outward(
        request("RequestStartTransaction", "{'remoteStartId':5,'evseId':2," + TOKEN + "}"),
        conf("RemoteStartTransaction", "{'status':'Accepted'}"));

    spoken.inward(
        new StartTransactionReq(2, "04a1", 0, null, NOW),
        TransactionEventResponseBuilder.builder().build());

    var started = (TransactionEventRequest) spoken.asked.getLast();
    assertThat(started.triggerReason()).isEqualTo(TriggerReason.RemoteStart);
    assertThat(started.transactionInfo().remoteStartId()).isEqualTo(5);
    assertThat(started.idToken().type()).isEqualTo("Central");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CertificateSigned {'certificateChain':'c','certificateType':'V2GCertificate'}",
        "InstallCertificate {'certificateType':'V2GRootCertificate','certificate':'c'}",
        "TriggerMessage {'requestedMessage':'SignV2GCertificate'}"
      })
  void saysPlugAndChargeAsDataTransfer(String said) {
    String action = said.substring(0, said.indexOf(' '));
    String payload = said.substring(said.indexOf(' ') + 1);

    Response response =
        spoken.outward(
            request(action, payload),
            new DataTransferConf(DataTransferStatus.Accepted, "{\"status\":\"Accepted\"}"));

    var transfer = (DataTransferReq) spoken.asked.getFirst();
    assertThat(transfer.vendorId()).isEqualTo("org.openchargealliance.iso15118pnc");
    assertThat(transfer.messageId()).isEqualTo(action);
    assertThat(transfer.data().replace('"', '\'')).isEqualTo(payload);
    assertThat(json(NEW, response)).isEqualTo("{'status':'Accepted'}");
  }

  @Test
  void gathersCertificatesOfAllKinds() {
    Response response =
        spoken.outward(
            request("GetInstalledCertificateIds", "{}"),
            new GetInstalledCertificateIdsConf(
                List.of(new CertificateHash(HashAlgorithm.SHA256, "a", "b", "c")),
                GetInstalledCertificateStatus.Accepted),
            UNSUPPORTED,
            new DataTransferConf(
                DataTransferStatus.Accepted,
                ("{'status':'Accepted','certificateHashDataChain':[{'certificateType':"
                        + "'V2GRootCertificate','certificateHashData':{"
                        + HASH
                        + "}}]}")
                    .replace('\'', '"')));

    assertThat(spoken.asked).hasSize(3);
    assertThat(json(NEW, response)).contains("CSMSRootCertificate", "V2GRootCertificate");
  }

  @Test
  void looksForACertificateAmongTheContractsToo() {
    Response response =
        spoken.outward(
            request("DeleteCertificate", "{'certificateHashData':{" + HASH + "}}"),
            conf("DeleteCertificate", "{'status':'NotFound'}"),
            new DataTransferConf(DataTransferStatus.UnknownVendorId, null));

    assertThat(spoken.asked).hasSize(2);
    assertThat(json(NEW, response)).isEqualTo("{'status':'NotFound'}");
  }
}
