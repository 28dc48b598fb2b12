package org.voltide.csms.energy.limits;

/** A car chose another schedule than the plan's, and that is stored. */
public record ScheduleChosen(String stationId, int evseId) {}
