package org.voltide.ocpp.message.der;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/** One point of a curve; what x and y mean follows from the type of the curve. */
@Since(V2_1)
public record DERCurvePoints(double x, double y, @Nullable CustomData customData) {}
