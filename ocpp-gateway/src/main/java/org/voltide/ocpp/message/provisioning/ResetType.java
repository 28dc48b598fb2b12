package org.voltide.ocpp.message.provisioning;

import static org.voltide.ocpp.message.OcppVersion.V2_1;

import org.voltide.ocpp.message.Since;

/** When to restart, and whether transactions go on afterwards. */
public enum ResetType {
  Immediate,
  OnIdle,
  @Since(V2_1)
  ImmediateAndResume
}
