package org.voltide.ocpp.message.v16;

import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.availability.OperationalStatus;

/**
 * Takes a connector out of service or back (OCPP 1.6 5.2).
 *
 * @param connectorId 0 for the whole station
 */
public record ChangeAvailabilityReq(int connectorId, OperationalStatus type)
    implements Request<ChangeAvailabilityConf> {}
