package org.voltide.csms.desired;

/** Something is wished of a station, or no longer; committed. */
public record DesiredChanged(String stationId) {}
