package org.voltide.ocpp.dialect;

import java.time.Instant;

/**
 * What tells one StartTransaction of a station from another, and a repeated one from a new one.
 *
 * @param meterStartWh what the meter showed
 */
public record StartKey(int connectorId, String idTag, Instant timestamp, int meterStartWh) {}
