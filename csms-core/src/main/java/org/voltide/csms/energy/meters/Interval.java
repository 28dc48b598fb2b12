package org.voltide.csms.energy.meters;

import java.time.Instant;

/** Mean power over a time. */
record Interval(Instant start, Instant end, double watts) {}
