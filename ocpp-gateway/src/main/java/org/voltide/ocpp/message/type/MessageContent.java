package org.voltide.ocpp.message.type;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;

/**
 * A text to show.
 *
 * @param language RFC 5646
 */
public record MessageContent(
    MessageFormat format,
    @MaxLength(value = 1024, v201 = 512) String content,
    @Nullable @MaxLength(8) String language,
    @Nullable CustomData customData) {}
