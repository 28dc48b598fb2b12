package org.voltide.ocpp.message.type;

import org.jspecify.annotations.Nullable;

/** DOC */
public record RelativeTimeInterval(
    int start, @Nullable Integer duration, @Nullable CustomData customData) {}
