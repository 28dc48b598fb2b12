package org.voltide.ocpp.message.diagnostics;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Min;
import org.voltide.ocpp.message.RequiredIn;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/**
 * A monitor that is set on a variable.
 *
 * @param transaction whether it watches only during transactions
 * @param value threshold, difference or seconds, as {@code type} says
 * @param severity 0 (danger) to 9 (debug)
 */
public record VariableMonitoring(
    @Min(value = 0, since = V2_1) int id,
    boolean transaction,
    double value,
    MonitorType type,
    @Min(value = 0, since = V2_1) int severity,
    @Since(V2_1) @RequiredIn(V2_1) @Nullable EventNotificationType eventNotificationType,
    @Nullable CustomData customData) {}
