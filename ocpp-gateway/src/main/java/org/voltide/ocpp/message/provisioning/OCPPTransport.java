package org.voltide.ocpp.message.provisioning;

/** How OCPP messages are carried. */
public enum OCPPTransport {
  SOAP,
  JSON
}
