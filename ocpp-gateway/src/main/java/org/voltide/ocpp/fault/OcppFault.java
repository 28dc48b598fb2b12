package org.voltide.ocpp.fault;

/**
 * What is wrong with a message, as its sender will be told.
 *
 * @param code the OCPP error code
 * @param description one sentence for a person, at most 255 characters on the wire
 * @param pointer JSON pointer (RFC 6901) to the offending field inside the payload, empty for the
 *     whole
 */
public record OcppFault(OcppErrorCode code, String description, String pointer) {

  public static OcppFault of(OcppErrorCode code, String description) {
    return new OcppFault(code, description, "");
  }

  public OcppFaultException asException() {
    return new OcppFaultException(this);
  }
}
