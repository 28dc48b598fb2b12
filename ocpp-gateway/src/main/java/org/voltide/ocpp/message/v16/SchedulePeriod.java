package org.voltide.ocpp.message.v16;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.Tenths;

/**
 * A limit from one moment on.
 *
 * @param startPeriod seconds after the start of the schedule
 */
public record SchedulePeriod(
    int startPeriod, @Tenths BigDecimal limit, @Nullable Integer numberPhases) {}
