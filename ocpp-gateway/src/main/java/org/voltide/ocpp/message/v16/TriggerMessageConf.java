package org.voltide.ocpp.message.v16;

import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.remotecontrol.TriggerMessageStatus;

/** Whether it will. */
public record TriggerMessageConf(TriggerMessageStatus status) implements Response {}
