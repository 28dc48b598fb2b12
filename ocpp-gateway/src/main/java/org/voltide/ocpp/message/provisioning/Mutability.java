package org.voltide.ocpp.message.provisioning;

/** Whether a variable can be read and written. */
public enum Mutability {
  ReadOnly,
  WriteOnly,
  ReadWrite
}
