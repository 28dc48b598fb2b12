package org.voltide.ocpp.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voltide.ocpp.fault.Finding;
import org.voltide.ocpp.fault.OcppErrorCode;
import org.voltide.ocpp.message.Message;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.ocpp.message.availability.HeartbeatResponse;
import org.voltide.ocpp.message.v16.GetCompositeScheduleConf;
import org.voltide.ocpp.message.v16.MeterValuesReq;
import org.voltide.ocpp.message.v16.StatusNotificationReq;
import org.voltide.ocpp.message.v16.StopTransactionReq;

/** What a strict reading refuses and a forgiving one notes. */
class ForgivingTest {
  private final Set<Finding> findings = EnumSet.noneOf(Finding.class);

  private <T extends Message> T read(Class<T> type, String json) {
    String text = json.replace('\'', '"');
    assertThat(Faults.faultOf(() -> PayloadCodec.of(OcppVersion.V1_6).read(type, text)))
        .as("a strict reading")
        .isNotNull();
    return Forgiven.read(OcppVersion.V1_6, type, text, findings);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-02-03T04:05:06, 2026-02-03T04:05:06Z",
    "2026-02-03T04:05:06.7, 2026-02-03T04:05:06.700Z",
    "2026-02-03T04:05:06+02, 2026-02-03T02:05:06Z",
    "2026-02-03T04:05:06+0230, 2026-02-03T01:35:06Z"
  })
  void halfAnOffset(String text, Instant meant) {
    String json = "{\"currentTime\":\"" + text + "\"}";
    assertThat(
            Faults.faultOf(
                    () -> PayloadCodec.of(OcppVersion.V2_1).read(HeartbeatResponse.class, json))
                .code())
        .isEqualTo(OcppErrorCode.TypeConstraintViolation);

    assertThat(Forgiven.read(OcppVersion.V2_1, HeartbeatResponse.class, json, findings))
        .isEqualTo(new HeartbeatResponse(meant, null));
    assertThat(findings).containsExactly(Finding.TIME_OFFSET);
  }

  @Test
  void otherLetters() {
    var status =
        read(
            StatusNotificationReq.class,
            "{'connectorId':1,'errorCode':'noError','status':'AVAILABLE'}");

    assertThat(status.status().name()).isEqualTo("Available");
    assertThat(findings).containsExactly(Finding.LETTER_CASE);
  }

  @ParameterizedTest
  @CsvSource({"null", "[]", "{}"})
  void emptyOptionals(String empty) {
    var stop =
        read(
            StopTransactionReq.class,
            "{'transactionId':1,'meterStop':1,'timestamp':'2026-02-03T04:05:06Z','idTag':%s}"
                .formatted(empty));

    assertThat(stop.idTag()).isNull();
    assertThat(findings).containsExactly(Finding.EMPTY_OPTIONAL);
  }

  @Test
  void emptyIsNotForgivenWhereSomethingIsRequired() {
    var fault =
        Faults.faultOf(
            () ->
                Forgiven.read(
                    OcppVersion.V1_6,
                    MeterValuesReq.class,
                    "{\"connectorId\":null,\"meterValue\":[]}",
                    findings));

    assertThat(fault.code()).isEqualTo(OcppErrorCode.TypeConstraintViolation);
    assertThat(fault.pointer()).isEqualTo("/connectorId");
  }

  @Test
  void fineLimits() {
    var schedule =
        read(
            GetCompositeScheduleConf.class,
            "{'status':'Accepted','chargingSchedule':{'chargingRateUnit':'A',"
                + "'chargingSchedulePeriod':[{'startPeriod':0,'limit':16.25}]}}");

    assertThat(schedule.chargingSchedule().chargingSchedulePeriod().getFirst().limit())
        .isEqualByComparingTo("16.25");
    assertThat(findings).containsExactly(Finding.DECIMALS);
  }
}
