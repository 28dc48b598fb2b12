package org.voltide.ocpp.message.type;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;

/**
 * More about an outcome.
 *
 * @param reasonCode a word a program can act on
 */
public record StatusInfo(
    @MaxLength(20) String reasonCode,
    @Nullable @MaxLength(value = 1024, v201 = 512) String additionalInfo,
    @Nullable CustomData customData) {}
