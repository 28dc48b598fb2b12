package org.voltide.ocpp.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.voltide.ocpp.message.OcppVersion;
import org.voltide.ocpp.message.transactions.TransactionEventRequest;

/** Whole messages through {@link PayloadCodec}. */
class PayloadCodecTest {
  private static final PayloadCodec V2_1 = PayloadCodec.of(OcppVersion.V2_1);

  @Test
  void aMessageComesBackAsItWas() {
    String json =
        """
        {"eventType":"Updated","timestamp":"2026-01-02T03:04:05.678Z",\
        "triggerReason":"MeterValuePeriodic","seqNo":7,"transactionInfo":{"transactionId":"t1"},\
        "meterValue":[{"sampledValue":[{"value":1.5,"measurand":"Power.Active.Export"}],\
        "timestamp":"2026-01-02T03:04:05Z"}],"evse":{"id":1}}""";

    assertThat(V2_1.write(V2_1.read(TransactionEventRequest.class, json))).isEqualTo(json);
  }
}
