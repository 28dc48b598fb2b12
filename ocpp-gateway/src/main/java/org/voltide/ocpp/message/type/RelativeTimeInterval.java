package org.voltide.ocpp.message.type;

import org.jspecify.annotations.Nullable;

/**
 * A time counted from the start of a schedule.
 *
 * @param start seconds
 * @param duration seconds
 */
public record RelativeTimeInterval(
    int start, @Nullable Integer duration, @Nullable CustomData customData) {}
