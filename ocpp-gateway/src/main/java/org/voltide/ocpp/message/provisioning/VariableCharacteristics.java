package org.voltide.ocpp.message.provisioning;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/**
 * What values a variable can have.
 *
 * @param unit of the value
 * @param maxLimit largest number, or longest text
 */
@RecordBuilder
public record VariableCharacteristics(
    DataType dataType,
    boolean supportsMonitoring,
    @Nullable @MaxLength(16) String unit,
    @Nullable Double minLimit,
    @Nullable Double maxLimit,
    @Since(V2_1) @Nullable @Min(1) Integer maxElements,
    @Nullable @MaxLength(1000) String valuesList,
    @Nullable CustomData customData) {}
