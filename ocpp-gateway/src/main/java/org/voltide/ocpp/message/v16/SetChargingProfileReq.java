package org.voltide.ocpp.message.v16;

import org.voltide.ocpp.message.Request;

/**
 * Sets a charging profile (OCPP 1.6 5.16).
 *
 * @param connectorId 0 for the whole station
 */
public record SetChargingProfileReq(int connectorId, Profile csChargingProfiles)
    implements Request<SetChargingProfileConf> {}
