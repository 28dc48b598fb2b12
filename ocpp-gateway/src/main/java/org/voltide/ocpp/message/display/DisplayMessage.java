package org.voltide.ocpp.message.display;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Items;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.Component;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.MessageContent;

/**
 * A message on the station's display.
 *
 * @param id chosen by the CSMS
 * @param display the screen it is for, the main one when absent
 * @param state shown only in this state
 * @param startDateTime shown from then on
 * @param transactionId shown only during this transaction
 * @param messageExtra the same in further languages
 */
@RecordBuilder
public record DisplayMessage(
    @Min(value = 0, since = V2_1) int id,
    MessagePriority priority,
    MessageContent message,
    @Nullable Component display,
    @Nullable MessageState state,
    @Nullable Instant startDateTime,
    @Nullable Instant endDateTime,
    @Nullable @MaxLength(36) String transactionId,
    @Since(V2_1) @Nullable @Items(min = 1, max = 4) List<MessageContent> messageExtra,
    @Nullable CustomData customData) {}
