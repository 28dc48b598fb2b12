package org.voltide.ocpp.message.provisioning;

/** DOC */
public enum Mutability {
  ReadOnly,
  WriteOnly,
  ReadWrite
}
