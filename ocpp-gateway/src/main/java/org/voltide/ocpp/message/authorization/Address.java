package org.voltide.ocpp.message.authorization;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.MaxLength;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/** A postal address to print on a receipt or invoice (OCPP 2.1 C21). */
@Since(V2_1)
@RecordBuilder
public record Address(
    @MaxLength(50) String name,
    @MaxLength(100) String address1,
    @MaxLength(100) String city,
    @MaxLength(50) String country,
    @Nullable @MaxLength(100) String address2,
    @Nullable @MaxLength(20) String postalCode,
    @Nullable CustomData customData) {}
