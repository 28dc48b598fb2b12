package org.voltide.ocpp.message.der;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/**
 * How fast power may change (OCPP 2.1 R02).
 *
 * @param gradient percent of rated power per second
 * @param softGradient the same when returning to service
 */
@Since(V2_1)
public record Gradient(
    @Min(0) int priority, double gradient, double softGradient, @Nullable CustomData customData) {}
