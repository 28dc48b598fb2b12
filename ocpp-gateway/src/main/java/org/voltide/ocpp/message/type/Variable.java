package org.voltide.ocpp.message.type;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;

/** DOC */
public record Variable(
    @MaxLength(50) String name,
    @Nullable @MaxLength(50) String instance,
    @Nullable CustomData customData) {}
