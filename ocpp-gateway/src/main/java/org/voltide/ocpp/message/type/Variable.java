package org.voltide.ocpp.message.type;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;

/**
 * The name of a variable.
 *
 * @param instance tells apart variables of equal name
 */
public record Variable(
    @MaxLength(50) String name,
    @Nullable @MaxLength(50) String instance,
    @Nullable CustomData customData) {}
