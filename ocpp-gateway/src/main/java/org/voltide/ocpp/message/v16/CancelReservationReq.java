package org.voltide.ocpp.message.v16;

import org.voltide.ocpp.message.Request;

/** Ends a reservation (OCPP 1.6 5.1). */
public record CancelReservationReq(int reservationId) implements Request<CancelReservationConf> {}
