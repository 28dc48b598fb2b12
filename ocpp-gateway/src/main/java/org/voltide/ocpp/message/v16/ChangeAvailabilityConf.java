package org.voltide.ocpp.message.v16;

import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.availability.ChangeAvailabilityStatus;

/** Whether it happens. */
public record ChangeAvailabilityConf(ChangeAvailabilityStatus status) implements Response {}
