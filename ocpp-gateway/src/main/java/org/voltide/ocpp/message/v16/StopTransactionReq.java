package org.voltide.ocpp.message.v16;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Request;

/**
 * A transaction ended (OCPP 1.6 4.10).
 *
 * @param meterStop Wh
 * @param reason Local when absent
 */
@RecordBuilder
public record StopTransactionReq(
    @Nullable @MaxLength(20) String idTag,
    int meterStop,
    Instant timestamp,
    int transactionId,
    @Nullable StopCause reason,
    @Nullable List<SampleSet> transactionData)
    implements Request<StopTransactionConf> {}
