package org.voltide.ocpp.message.provisioning;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.type.CustomData;

/**
 * The identity of a station's mobile modem.
 *
 * @param iccid of the SIM card
 * @param imsi of the subscriber
 */
@RecordBuilder
public record Modem(
    @Nullable @MaxLength(20) String iccid,
    @Nullable @MaxLength(20) String imsi,
    @Nullable CustomData customData) {}
