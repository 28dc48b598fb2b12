package org.voltide.ocpp.message.type;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Since;

/** A number as value × 10^exponent, the way ISO 15118-20 writes it. */
@Since(V2_1)
public record RationalNumber(int exponent, int value, @Nullable CustomData customData) {}
