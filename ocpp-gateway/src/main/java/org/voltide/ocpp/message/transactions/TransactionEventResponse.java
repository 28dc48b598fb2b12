package org.voltide.ocpp.message.transactions;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.IdTokenInfo;
import org.voltide.ocpp.message.type.MessageContent;

/**
 * The CSMS has the event; it also says what the driver should know.
 *
 * @param totalCost so far, or in the end, taxes included
 * @param chargingPriority -9 to 9, 0 when absent
 * @param idTokenInfo the verdict on the token of the request
 */
@RecordBuilder
public record TransactionEventResponse(
    @Nullable BigDecimal totalCost,
    @Nullable Integer chargingPriority,
    @Nullable IdTokenInfo idTokenInfo,
    @Since(V2_1) @Nullable TransactionLimit transactionLimit,
    @Nullable MessageContent updatedPersonalMessage,
    @Since(V2_1) @Nullable @Items(min = 1, max = 4)
        List<MessageContent> updatedPersonalMessageExtra,
    @Nullable CustomData customData)
    implements Response {}
