package org.voltide.ocpp.message.provisioning;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.type.CustomData;

/**
 * One attribute of a variable.
 *
 * @param persistent whether it survives a restart
 * @param constant whether it never changes
 */
@RecordBuilder
public record VariableAttribute(
    @Nullable AttributeType type,
    @Nullable @MaxLength(2500) String value,
    @Nullable Mutability mutability,
    @Nullable Boolean persistent,
    @Nullable Boolean constant,
    @Nullable CustomData customData) {}
