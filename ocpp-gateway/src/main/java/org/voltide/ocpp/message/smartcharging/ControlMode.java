package org.voltide.ocpp.message.smartcharging;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.voltide.ocpp.message.Since;

/** Whether the car plans itself within an offered schedule, or follows setpoints (ISO 15118-20). */
@Since(V2_1)
public enum ControlMode {
  ScheduledControl,
  DynamicControl
}
