package org.voltide.csms.energy.limits;

/** What a station may draw changed without our doing, and that is stored. */
public record LimitsChanged(String stationId) {}
