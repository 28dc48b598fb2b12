package org.voltide.csms.smartcharging;

/**
 * Priority charging was switched on or off at a station, and that is stored. Fired as a CDI event
 * after the commit.
 */
public record PriorityChanged(String stationId) {}
