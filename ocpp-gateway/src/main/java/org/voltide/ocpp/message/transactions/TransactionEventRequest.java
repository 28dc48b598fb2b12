package org.voltide.ocpp.message.transactions;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.Max;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.Evse;
import org.voltide.ocpp.message.type.IdToken;
import org.voltide.ocpp.message.type.MeterValue;

/**
 * A transaction started, changed or ended (OCPP 2.x E01–E15). A station keeps the event until it is
 * answered and may send it late, again or out of order.
 *
 * @param timestamp when it happened
 * @param seqNo counts events; together with the transaction id it names this one
 * @param offline whether the event happened without a connection
 * @param numberOfPhasesUsed 0 to 3
 * @param cableMaxCurrent A
 * @param evse said once
 * @param idToken said once
 */
@RecordBuilder
public record TransactionEventRequest(
    TransactionEventType eventType,
    Instant timestamp,
    TriggerReason triggerReason,
    @Min(value = 0, since = V2_1) int seqNo,
    Transaction transactionInfo,
    @Since(V2_1) @Nullable CostDetails costDetails,
    @Nullable @Items(min = 1) List<MeterValue> meterValue,
    @Nullable Boolean offline,
    @Nullable @Min(value = 0, since = V2_1) @Max(value = 3, since = V2_1)
        Integer numberOfPhasesUsed,
    @Nullable Integer cableMaxCurrent,
    @Nullable @Min(value = 0, since = V2_1) Integer reservationId,
    @Since(V2_1) @Nullable PreconditioningStatus preconditioningStatus,
    @Since(V2_1) @Nullable Boolean evseSleep,
    @Nullable Evse evse,
    @Nullable IdToken idToken,
    @Nullable CustomData customData)
    implements Request<TransactionEventResponse> {}
