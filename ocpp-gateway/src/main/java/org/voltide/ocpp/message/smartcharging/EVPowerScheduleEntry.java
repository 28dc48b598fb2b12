package org.voltide.ocpp.message.smartcharging;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Since;
import org.voltide.ocpp.message.type.CustomData;

/**
 * A time with one offered power.
 *
 * @param duration seconds
 * @param power W, negative to discharge
 */
@Since(V2_1)
public record EVPowerScheduleEntry(int duration, double power, @Nullable CustomData customData) {}
