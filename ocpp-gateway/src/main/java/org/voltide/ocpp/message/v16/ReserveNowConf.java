package org.voltide.ocpp.message.v16;

import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.reservation.ReserveNowStatus;

/** Whether it is reserved. */
public record ReserveNowConf(ReserveNowStatus status) implements Response {}
