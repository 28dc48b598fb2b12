package org.voltide.ocpp.message.remotecontrol;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;
import org.voltide.ocpp.message.type.Evse;

/**
 * Asks a station to send a message now (OCPP 2.x F06).
 *
 * @param customTrigger a vendor's own trigger
 */
@RecordBuilder
public record TriggerMessageRequest(
    MessageTrigger requestedMessage,
    @Nullable Evse evse,
    @Since(V2_1) @Nullable @MaxLength(50) String customTrigger,
    @Nullable CustomData customData)
    implements Request<TriggerMessageResponse> {}
