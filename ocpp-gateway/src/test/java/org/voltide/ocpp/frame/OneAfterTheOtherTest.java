package org.voltide.ocpp.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.voltide.ocpp.fault.OcppFaultException;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.ocpp.message.smartcharging.ClearedChargingLimitResponse;
import org.voltide.ocpp.message.type.CustomData;

/** What a thread has read before makes no difference to what it reads next. */
class OneAfterTheOtherTest {
  private static final String EVENT =
      """
      [2,"19","TransactionEvent",{"eventType":"Updated","triggerReason":"MeterValuePeriodic",\
      "timestamp":"2026-11-23T10:00:00.5Z","seqNo":3,"transactionInfo":{"transactionId":"t\\u00e9-1"},\
      "meterValue":[{"timestamp":"2026-11-23T10:00:00Z","sampledValue":[{"value":1.25e3},{"value":-7}]}]}]""";

  private final FrameReader reader = new FrameReader(OcppVersion.V2_1, true);

  private Reading read(String text) {
    return reader.read(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8), _ -> Optional.empty());
  }

  @Test
  void messagesThatEndTooEarly() {
    Reading whole = read(EVENT);
    assertThat(whole).isInstanceOf(Reading.Understood.class);
    for (int end = 0; end < EVENT.length(); end++) {
      assertThat(read(EVENT.substring(0, end))).isInstanceOf(Reading.Refused.class);
      assertThat(read(EVENT)).isEqualTo(whole);
    }
  }

  @Test
  void messagesWithSomethingWrongInTheMiddle() {
    Reading whole = read(EVENT);
    for (int at = 0; at < EVENT.length(); at++) {
      read(EVENT.substring(0, at) + "\u0001" + EVENT.substring(at));
      assertThat(read(EVENT)).isEqualTo(whole);
    }
  }

  @Test
  void moreThanAThreadKeepsMemoryFor() {
    Reading whole = read(EVENT);
    String padded = EVENT.replace("\"seqNo\"", " ".repeat(40_000) + "\"seqNo\"");
    assertThat(read(padded)).isEqualTo(whole);
    assertThat(read(EVENT)).isEqualTo(whole);
  }

  @Test
  void namesThatOcppDoesNotHave() {
    Reading whole = read(EVENT);
    String names =
        IntStream.range(0, 5_000)
            .mapToObj("\"name%d\":1"::formatted)
            .collect(Collectors.joining(",", "{\"vendorId\":\"v\",\"more\":{", "}}"));
    String made = "[2,\"20\",\"DataTransfer\",{\"vendorId\":\"v\",\"data\":%s}]".formatted(names);
    for (int turn = 0; turn < 3; turn++) {
      assertThat(read(made)).isInstanceOf(Reading.Understood.class);
      assertThat(read(EVENT)).isEqualTo(whole);
    }
  }

  @Test
  void aMarkOfTheByteOrderIsNoPartOfTheMessage() {
    assertThat(read("\uFEFF" + EVENT)).isEqualTo(read(EVENT));
  }

  @Test
  void whatCannotBeSaidSpoilsNothing() {
    FrameWriter writer = new FrameWriter(OcppVersion.V2_1);
    Frame sayable = new Frame.CallError("1", "GenericError", "why", "{}");
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    Frame tooLong =
        new Frame.CallResult(
            "1", new ClearedChargingLimitResponse(new CustomData("v".repeat(256), fields)));
    var first = Unpooled.buffer();
    writer.write(sayable, first);
    assertThatThrownBy(() -> writer.write(tooLong, Unpooled.buffer()))
        .isInstanceOf(OcppFaultException.class);
    var second = Unpooled.buffer();
    writer.write(sayable, second);
    assertThat(second).isEqualTo(first);
  }
}
