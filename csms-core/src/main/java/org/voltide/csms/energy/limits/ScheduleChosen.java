package org.voltide.csms.energy.limits;

/** A car at a station chose another schedule than the plan's. */
public record ScheduleChosen(String stationId) {}
