package org.voltide.csms.desired;

/** Everything wished of a station was tried; nothing is due. */
public record DesiredReached(String stationId) {}
