package org.voltide.ocpp.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.voltide.ocpp.codec.Faults.faultOf;
import static org.voltide.ocpp.fault.OcppErrorCode.FormatViolation;
import static org.voltide.ocpp.fault.OcppErrorCode.TypeConstraintViolation;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voltide.ocpp.fault.OcppFault;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.ocpp.message.datatransfer.DataTransferRequest;
import org.voltide.ocpp.message.transactions.TransactionEventRequest;
import org.voltide.ocpp.message.type.CustomData;

/** Whole messages through {@link PayloadCodec}: the JSON around and inside them. */
class PayloadCodecTest {
  private static final PayloadCodec CODEC = PayloadCodec.of(OcppVersion.V2_1);

  @Test
  void aMessageComesBackAsItWas() {
    String json =
        """
        {"eventType":"Updated","timestamp":"2026-01-02T03:04:05.678Z",\
        "triggerReason":"MeterValuePeriodic","seqNo":7,"transactionInfo":{"transactionId":"t1"},\
        "meterValue":[{"sampledValue":[{"value":1.5,"measurand":"Power.Active.Export"}],\
        "timestamp":"2026-01-02T03:04:05Z"}],"evse":{"id":1}}""";

    assertThat(CODEC.write(CODEC.read(TransactionEventRequest.class, json))).isEqualTo(json);
  }

  @Test
  void aPayloadIsReadUpToItsEndInsideAFrame() throws Exception {
    try (JsonParser frame =
        OcppJson.FACTORY.createParser("[2,\"id\",\"DataTransfer\",{\"vendorId\":\"v\"}]")) {
      while (frame.nextToken() != JsonToken.START_OBJECT) {
        assertThat(frame.currentToken()).isNotNull();
      }

      assertThat(CODEC.read(DataTransferRequest.class, frame).vendorId()).isEqualTo("v");

      assertThat(frame.currentToken()).isEqualTo(JsonToken.END_OBJECT);
      assertThat(frame.nextToken()).isEqualTo(JsonToken.END_ARRAY);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{\"vendorId\":",
        "{\"vendorId\":\"v\"",
        "{\"vendorId\":\"v\",}",
        "{vendorId:\"v\"}",
        "{\"vendorId\":\"v\"} {}",
        "{\"vendorId\":\"v\"} nonsense",
        "{\"vendorId\":\"v\",\"vendorId\":\"v\"}",
        "{\"vendorId\":\"v\",\"data\":{\"a\":1,\"a\":2}}",
        "{\"vendorId\":\"v\",\"customData\":{\"vendorId\":\"v\",\"vendorId\":\"v\"}}"
      })
  void brokenJsonIsAFormatViolation(String json) {
    assertThat(faultOf(() -> CODEC.read(DataTransferRequest.class, json)).code())
        .isEqualTo(FormatViolation);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null", "\"text\"", "1", "true"})
  void whatIsNoObjectHasTheWrongType(String json) {
    OcppFault fault = faultOf(() -> CODEC.read(DataTransferRequest.class, json));

    assertThat(fault.code()).isEqualTo(TypeConstraintViolation);
    assertThat(fault.pointer()).isEmpty();
  }

  @Test
  void nestingAndNumbersAndNamesAreBounded() {
    String deep = "[".repeat(70) + "]".repeat(70);
    String wide = "9".repeat(100);
    String name = "{\"" + "n".repeat(50_000) + "\":1}";

    for (String data : new String[] {deep, wide, name}) {
      String json = "{\"vendorId\":\"v\",\"data\":" + data + "}";
      assertThat(faultOf(() -> CODEC.read(DataTransferRequest.class, json)).code())
          .isEqualTo(FormatViolation);
    }
  }

  @Test
  void anUnknownFieldIsNamedByAPointer() {
    OcppFault fault =
        faultOf(() -> CODEC.read(DataTransferRequest.class, "{\"vendorId\":\"v\",\"a/b~\":1}"));

    assertThat(fault.code()).isEqualTo(FormatViolation);
    assertThat(fault.pointer()).isEqualTo("/a~1b~0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "1.50", "12345678901234567890.123", "[1,{\"a\":null}]", "\"t\""})
  void freeDataIsKeptDigitForDigit(String data) {
    String json = "{\"vendorId\":\"v\",\"data\":" + data + "}";

    assertThat(CODEC.write(CODEC.read(DataTransferRequest.class, json))).isEqualTo(json);
  }

  @Test
  void customDataKeepsEveryFieldBesideItsVendor() {
    String json =
        "{\"vendorId\":\"v\",\"customData\":{\"vendorId\":\"org.example\",\"x\":{\"y\":[1.0]}}}";

    DataTransferRequest message = CODEC.read(DataTransferRequest.class, json);

    assertThat(message.customData().vendorId()).isEqualTo("org.example");
    assertThat(message.customData().fields().at("/x/y/0").decimalValue()).isEqualTo("1.0");
    assertThat(CODEC.write(message)).isEqualTo(json);
  }

  @Test
  void aSecondVendorIdIsNotWritten() {
    JsonNode fields = OcppJson.ANY.createObjectNode().put("vendorId", "other");
    var data = new CustomData("v", fields.deepCopy());

    OcppFault fault = faultOf(() -> CODEC.write(new DataTransferRequest("v", null, null, data)));

    assertThat(fault.code()).isEqualTo(FormatViolation);
    assertThat(fault.pointer()).isEqualTo("/customData/vendorId");
  }
}
