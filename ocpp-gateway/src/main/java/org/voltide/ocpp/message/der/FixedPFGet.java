package org.voltide.ocpp.message.der;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/** A fixed power factor that the station holds. */
@Since(V2_1)
public record FixedPFGet(
    FixedPF fixedPF,
    @MaxLength(36) String id,
    boolean isDefault,
    boolean isSuperseded,
    @Nullable CustomData customData) {}
