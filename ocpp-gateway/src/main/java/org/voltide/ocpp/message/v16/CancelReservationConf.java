package org.voltide.ocpp.message.v16;

import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.type.GenericStatus;

/** Whether it was there. */
public record CancelReservationConf(GenericStatus status) implements Response {}
