package org.voltide.ocpp.message.type;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;

/** DOC */
public record MessageContent(
    MessageFormat format,
    @MaxLength(value = 1024, v201 = 512) String content,
    @Nullable @MaxLength(8) String language,
    @Nullable CustomData customData) {}
