package org.voltide.ocpp.gateway;

/** What the gateway counts; see {@link GatewayCounters}. */
public enum GatewayEvent {
  /** A TCP connection was accepted. */
  CONNECTED,
  /** Dropped: too many connections were not yet admitted. */
  TOO_MANY_UNAUTHENTICATED,
  /** Dropped: the upgrade was not finished in time. */
  HANDSHAKE_TIMED_OUT,
  /** HTTP 400, 404 for a path that is no station's, or 426. */
  NOT_A_STATION_REQUEST,
  /** HTTP 404. */
  UNKNOWN_STATION,
  /** The TLS handshake failed: no common version or suite, no certificate, a broken one. */
  TLS_FAILED,
  /** HTTP 401: wrong user name or password. */
  WRONG_CREDENTIALS,
  /** HTTP 401: the client certificate is not trusted, or not this station's. */
  CERTIFICATE_REFUSED,
  /** HTTP 401: a lower security profile than the station has to use. */
  DOWNGRADE_REFUSED,
  /** HTTP 503. */
  UNAVAILABLE,
  /** Closed after the upgrade: the station speaks no version we speak. */
  NO_COMMON_SUBPROTOCOL,
  /** A station's connection was opened. */
  OPENED,
  /** A station's connection was closed, for whatever reason. */
  CLOSED,
  /** Closed because the same station connected again. */
  SUPERSEDED,
  MESSAGE_IN,
  MESSAGE_OUT,
  /** A message broke a rule of OCPP-J or of its action. */
  MESSAGE_REFUSED,
  /** A deviation from the specification was understood nevertheless. */
  FORGIVEN,
  /** An answer to no open CALL. */
  LATE_ANSWER,
  /** A station could not process our answer (CALLRESULTERROR). */
  ANSWER_REFUSED,
  CALL_TIMED_OUT,
  CALL_QUEUE_FULL,
  /** The system behind the gateway failed on a message. */
  INTERNAL_ERROR,
  /** Closed with 1009: a frame, or the fragments of a message, were too long. */
  OVERSIZED,
  /** Closed with 1009: a compressed frame inflates beyond the limit. */
  INFLATED_TOO_LARGE,
  /** Closed with 1008: too many frames per second. */
  RATE_EXCEEDED,
  /** Closed with 1008: too many messages before earlier ones were answered. */
  MAILBOX_FULL,
  /** Closed with 1003: a binary frame. */
  BINARY_FRAME,
  /** Closed with 1002 or 1007: the frames break RFC 6455. */
  PROTOCOL_VIOLATION,
  /** Ended: no sign of life, not even a pong. */
  UNRESPONSIVE,
  /** Ended: the station does not read what we send. */
  NOT_READING
}
