package org.voltide.ocpp.message.provisioning;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.type.CustomData;

/** DOC */
@RecordBuilder
public record Modem(
    @Nullable @MaxLength(20) String iccid,
    @Nullable @MaxLength(20) String imsi,
    @Nullable CustomData customData) {}
