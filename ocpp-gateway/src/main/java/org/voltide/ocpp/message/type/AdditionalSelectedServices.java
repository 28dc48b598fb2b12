package org.voltide.ocpp.message.type;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Since;

/** A service with its price. */
@Since(V2_1)
public record AdditionalSelectedServices(
    RationalNumber serviceFee,
    @MaxLength(80) String serviceName,
    @Nullable CustomData customData) {}
