package org.voltide.ocpp.message.v16;

import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.firmware.UpdateFirmwareStatus;

/** Whether it will. */
public record SignedUpdateFirmwareConf(UpdateFirmwareStatus status) implements Response {}
