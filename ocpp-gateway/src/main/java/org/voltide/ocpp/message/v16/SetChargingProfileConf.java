package org.voltide.ocpp.message.v16;

import org.voltide.ocpp.message.Response;

/** Whether it took. */
public record SetChargingProfileConf(ProfileStatus status) implements Response {}
