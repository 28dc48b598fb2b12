package org.voltide.ocpp.message.der;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/** A power gradient that the station holds. */
@Since(V2_1)
public record GradientGet(
    Gradient gradient, @MaxLength(36) String id, @Nullable CustomData customData) {}
