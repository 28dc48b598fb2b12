package org.voltide.ocpp.message.type;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;

/**
 * A further identifier beside a token.
 *
 * @param type what it is, agreed between the parties
 */
public record AdditionalInfo(
    @MaxLength(value = 255, v201 = 36) String additionalIdToken,
    @MaxLength(50) String type,
    @Nullable CustomData customData) {}
