package org.voltide.ocpp.message.v16;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;

/** A configuration key and its value. */
public record KeyValue(
    @MaxLength(50) String key, boolean readonly, @Nullable @MaxLength(500) String value) {}
