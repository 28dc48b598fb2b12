package org.voltide.ocpp.message.v16;

import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.smartcharging.ClearChargingProfileStatus;

/** Whether there was one. */
public record ClearChargingProfileConf(ClearChargingProfileStatus status) implements Response {}
