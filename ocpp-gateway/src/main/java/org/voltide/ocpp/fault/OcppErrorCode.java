package org.voltide.ocpp.fault;

/** The error codes of CALLERROR and CALLRESULTERROR (OCPP 2.1 part 4, 4.3). */
public enum OcppErrorCode {
  FormatViolation,
  GenericError,
  InternalError,
  MessageTypeNotSupported,
  NotImplemented,
  NotSupported,
  OccurrenceConstraintViolation,
  PropertyConstraintViolation,
  ProtocolError,
  RpcFrameworkError,
  SecurityError,
  TypeConstraintViolation
}
