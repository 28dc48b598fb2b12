package org.voltide.ocpp.message.der;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/**
 * How a volt-var curve finds its reference voltage.
 *
 * @param vRef percent of nominal
 * @param autonomousVRefTimeConstant seconds
 */
@Since(V2_1)
@RecordBuilder
public record ReactivePowerParams(
    @Nullable Double vRef,
    @Nullable Boolean autonomousVRefEnable,
    @Nullable Double autonomousVRefTimeConstant,
    @Nullable CustomData customData) {}
