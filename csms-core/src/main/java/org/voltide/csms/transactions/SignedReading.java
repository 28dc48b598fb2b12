package org.voltide.csms.transactions;

import org.jspecify.annotations.Nullable;
import org.voltide.csms.store.Row;

/**
 * A reading with its meter's signature, byte for byte as the station told it (OCPP 2.x J02, J03).
 *
 * @param seqNo of the event that brought it
 * @param timestamp as the station wrote it
 * @param data Base64, in the encoding named
 * @param publicKey Base64
 */
public record SignedReading(
    int seqNo,
    String timestamp,
    @Nullable String context,
    @Nullable String measurand,
    String data,
    String encodingMethod,
    @Nullable String signingMethod,
    @Nullable String publicKey) {

  /** Those of one session, oldest first. */
  static final String SELECT =
      """
      select e.seq_no, m.value ->> 'timestamp' as timestamp, s.value ->> 'context' as context,
             s.value ->> 'measurand' as measurand, d ->> 'signedMeterData' as data,
             d ->> 'encodingMethod' as encoding, d ->> 'signingMethod' as signing,
             d ->> 'publicKey' as public_key
        from transaction_event e
       cross join lateral json_array_elements(e.payload -> 'meterValue') m
       cross join lateral json_array_elements(m.value -> 'sampledValue') s
       cross join lateral (select s.value -> 'signedMeterValue') signed (d)
       where e.session_id = ? and d is not null
       order by e.seq_no
      """;

  static SignedReading of(Row row) {
    return new SignedReading(
        row.whole("seq_no"),
        row.text("timestamp"),
        row.maybeText("context").orElse(null),
        row.maybeText("measurand").orElse(null),
        row.text("data"),
        row.text("encoding"),
        row.maybeText("signing").orElse(null),
        row.maybeText("public_key").orElse(null));
  }
}
