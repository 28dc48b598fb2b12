package org.voltide.ocpp.message.type;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;

/**
 * A part of the device model.
 *
 * @param evse where it is, the whole station when absent
 * @param instance tells apart parts of equal name
 */
@RecordBuilder
public record Component(
    @MaxLength(50) String name,
    @Nullable Evse evse,
    @Nullable @MaxLength(50) String instance,
    @Nullable CustomData customData) {}
