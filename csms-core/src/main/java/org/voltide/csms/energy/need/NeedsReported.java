package org.voltide.csms.energy.need;

/** A car said what it needs, and that is stored. Fired as a CDI event after the commit. */
public record NeedsReported(String stationId, int evseId) {}
