package org.voltide.csms.lanes;

import java.time.Instant;

/**
 * A message whose sender still owns its station.
 *
 * @param siteId where the station is registered
 * @param receivedAt domain time of arrival
 */
public record LaneMessage<M>(String stationId, String siteId, Instant receivedAt, M payload) {}
