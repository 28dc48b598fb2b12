package org.voltide.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.voltide.ocpp.message.Action;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.simulator.station.StationSpec;

/** A station knows every action its version has for it, and answers as the schemas want. */
class EveryActionTest {
  private static final String COMPONENT =
      "\"component\":{\"name\":\"OCPPCommCtrlr\"},\"variable\":{\"name\":\"HeartbeatInterval\"}";
  private static final String TOKEN = "\"idToken\":{\"idToken\":\"x\",\"type\":\"ISO14443\"}";
  private static final String HASH =
      """
      {"hashAlgorithm":"SHA256","issuerNameHash":"a","issuerKeyHash":"b","serialNumber":"1"}""";
  private static final String PROFILE =
      """
      {"id":1,"stackLevel":0,"chargingProfilePurpose":"TxDefaultProfile",
      "chargingProfileKind":"Relative","chargingSchedule":[{"id":1,"chargingRateUnit":"W",
      "chargingSchedulePeriod":[{"startPeriod":0,"limit":7000}]}]}""";
  private static final Map<Action, String> PAYLOADS =
      Map.ofEntries(
          Map.entry(Action.CertificateSigned, "{\"certificateChain\":\"none\"}"),
          Map.entry(
              Action.SetVariables,
              "{\"setVariableData\":[{\"attributeValue\":\"60\",%s}]}".formatted(COMPONENT)),
          Map.entry(Action.GetVariables, "{\"getVariableData\":[{%s}]}".formatted(COMPONENT)),
          Map.entry(Action.GetBaseReport, "{\"requestId\":1,\"reportBase\":\"SummaryInventory\"}"),
          Map.entry(Action.GetReport, "{\"requestId\":1,\"componentCriteria\":[\"Problem\"]}"),
          Map.entry(
              Action.SetNetworkProfile,
              """
              {"configurationSlot":2,"connectionData":{"ocppInterface":"Wired0",
              "ocppTransport":"JSON","ocppVersion":"OCPP20","messageTimeout":30,
              "ocppCsmsUrl":"ws://localhost:1/ocpp","securityProfile":1}}"""),
          Map.entry(Action.Reset, "{\"type\":\"OnIdle\",\"evseId\":7}"),
          Map.entry(Action.ClearCache, "{}"),
          Map.entry(Action.SendLocalList, "{\"versionNumber\":1,\"updateType\":\"Full\"}"),
          Map.entry(Action.GetLocalListVersion, "{}"),
          Map.entry(Action.GetTransactionStatus, "{}"),
          Map.entry(Action.RequestStartTransaction, "{%s,\"remoteStartId\":1}".formatted(TOKEN)),
          Map.entry(Action.RequestStopTransaction, "{\"transactionId\":\"none\"}"),
          Map.entry(Action.UnlockConnector, "{\"evseId\":1,\"connectorId\":1}"),
          Map.entry(Action.TriggerMessage, "{\"requestedMessage\":\"Heartbeat\"}"),
          Map.entry(Action.ChangeAvailability, "{\"operationalStatus\":\"Operative\"}"),
          Map.entry(
              Action.ReserveNow,
              "{\"id\":1,\"expiryDateTime\":\"2026-03-01T13:00:00Z\",%s}".formatted(TOKEN)),
          Map.entry(Action.CancelReservation, "{\"reservationId\":1}"),
          Map.entry(Action.CostUpdated, "{\"totalCost\":1.5,\"transactionId\":\"none\"}"),
          Map.entry(
              Action.SetChargingProfile,
              "{\"evseId\":0,\"chargingProfile\":%s}".formatted(PROFILE)),
          Map.entry(Action.GetCompositeSchedule, "{\"duration\":60,\"evseId\":1}"),
          Map.entry(Action.GetChargingProfiles, "{\"requestId\":1,\"chargingProfile\":{}}"),
          Map.entry(Action.ClearChargingProfile, "{\"chargingProfileId\":1}"),
          Map.entry(
              Action.UpdateFirmware,
              """
              {"requestId":1,"firmware":{"location":"http://example.org/f",
              "retrieveDateTime":"2026-03-02T12:00:00Z"}}"""),
          Map.entry(
              Action.PublishFirmware,
              """
              {"requestId":1,"location":"http://example.org/f",
              "checksum":"d41d8cd98f00b204e9800998ecf8427e"}"""),
          Map.entry(Action.UnpublishFirmware, "{\"checksum\":\"none\"}"),
          Map.entry(Action.GetInstalledCertificateIds, "{}"),
          Map.entry(Action.DeleteCertificate, "{\"certificateHashData\":%s}".formatted(HASH)),
          Map.entry(
              Action.InstallCertificate,
              "{\"certificateType\":\"CSMSRootCertificate\",\"certificate\":\"none\"}"),
          Map.entry(
              Action.GetLog,
              """
              {"requestId":1,"logType":"DiagnosticsLog","log":{"remoteLocation":"ftp://nowhere"}}"""),
          Map.entry(Action.GetMonitoringReport, "{\"requestId\":1}"),
          Map.entry(Action.SetMonitoringBase, "{\"monitoringBase\":\"All\"}"),
          Map.entry(
              Action.SetVariableMonitoring,
              "{\"setMonitoringData\":[{\"value\":1,\"type\":\"Delta\",\"severity\":9,%s}]}"
                  .formatted(COMPONENT)),
          Map.entry(Action.SetMonitoringLevel, "{\"severity\":9}"),
          Map.entry(Action.ClearVariableMonitoring, "{\"id\":[99]}"),
          Map.entry(
              Action.CustomerInformation,
              "{\"requestId\":1,\"report\":true,\"clear\":false,%s}".formatted(TOKEN)),
          Map.entry(
              Action.SetDisplayMessage,
              """
              {"message":{"id":1,"priority":"NormalCycle",
              "message":{"format":"UTF8","content":"Good day"}}}"""),
          Map.entry(Action.GetDisplayMessages, "{\"requestId\":1}"),
          Map.entry(Action.ClearDisplayMessage, "{\"id\":9}"),
          Map.entry(Action.DataTransfer, "{\"vendorId\":\"nobody\"}"),
          Map.entry(Action.NotifyWebPaymentStarted, "{\"evseId\":1,\"timeout\":0}"),
          Map.entry(
              Action.SetDefaultTariff,
              "{\"evseId\":0,\"tariff\":{\"tariffId\":\"t\",\"currency\":\"EUR\"}}"),
          Map.entry(Action.GetTariffs, "{\"evseId\":0}"),
          Map.entry(Action.ClearTariffs, "{}"),
          Map.entry(
              Action.ChangeTransactionTariff,
              "{\"transactionId\":\"none\",\"tariff\":{\"tariffId\":\"t\",\"currency\":\"EUR\"}}"),
          Map.entry(Action.UsePriorityCharging, "{\"transactionId\":\"none\",\"activate\":true}"),
          Map.entry(
              Action.UpdateDynamicSchedule,
              "{\"chargingProfileId\":1,\"scheduleUpdate\":{\"limit\":1}}"),
          Map.entry(Action.GetPeriodicEventStream, "{}"),
          Map.entry(Action.AdjustPeriodicEventStream, "{\"id\":1,\"params\":{\"interval\":5}}"),
          Map.entry(
              Action.NotifyAllowedEnergyTransfer,
              "{\"transactionId\":\"none\",\"allowedEnergyTransfer\":[\"DC\"]}"),
          Map.entry(Action.AFRRSignal, "{\"timestamp\":\"2026-03-01T12:00:00Z\",\"signal\":5}"),
          Map.entry(
              Action.SetDERControl,
              """
              {"isDefault":true,"controlId":"c","controlType":"LimitMaxDischarge",
              "limitMaxDischarge":{"priority":1,"pctMaxDischargePower":50}}"""),
          Map.entry(Action.GetDERControl, "{\"requestId\":1}"),
          Map.entry(Action.ClearDERControl, "{\"isDefault\":true}"),
          Map.entry(Action.RequestBatterySwap, "{\"requestId\":1,%s}".formatted(TOKEN)));

  @ParameterizedTest
  @EnumSource(names = {"V2_0_1", "V2_1"})
  void everyActionOfItsVersionIsAnswered(OcppVersion version) {
    StationSpec spec = version == OcppVersion.V2_1 ? Bench.dc() : Bench.ac();
    try (var bench = new Bench(spec)) {
      for (Action action : toStation(version)) {
        JsonNode answer = bench.csms().call(action.name(), PAYLOADS.get(action)).join();
        bench.settle();
        assertThat(answer.get(0).asInt()).as("%s: %s", action, answer).isEqualTo(3);
      }
      assertThat(bench.station().answered())
          .containsAll(toStation(version).stream().map(Action::requestType).toList());
    }
  }

  private static List<Action> toStation(OcppVersion version) {
    return Arrays.stream(Action.values())
        .filter(action -> action.toStation() && action.isIn(version))
        .toList();
  }
}
