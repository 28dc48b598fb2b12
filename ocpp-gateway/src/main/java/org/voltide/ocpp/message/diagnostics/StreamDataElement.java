package org.voltide.ocpp.message.diagnostics;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/**
 * One value of an event stream.
 *
 * @param t seconds since the stream's base time
 * @param v the value as text
 */
@Since(V2_1)
public record StreamDataElement(
    double t, @MaxLength(2500) String v, @Nullable CustomData customData) {}
