package org.voltide.ocpp.message.v16;

/** What a charging profile limits. */
public enum ProfilePurpose {
  ChargePointMaxProfile,
  TxDefaultProfile,
  TxProfile
}
