package org.voltide.ocpp.message.provisioning;

/** DOC */
public enum OCPPTransport {
  SOAP,
  JSON
}
