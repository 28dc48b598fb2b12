package org.voltide.csms.ocpp;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import org.voltide.csms.platform.Json;
import org.voltide.csms.securitylog.SecurityReports;
import org.voltide.csms.securitylog.Severity;
import org.voltide.ocpp.gateway.MessageTrace;
import org.voltide.ocpp.gateway.MessageTrace.Direction;

/**
 * Puts messages that were refused because they break OCPP's form, such as a text far too long, into
 * the security log (OCPP 2.1 part 2 appendix 1, InvalidMessages). The message log has them in full.
 */
@Singleton
class InvalidMessages {

  /** Spelled as in OCPP 1.6 and 2.x. */
  private static final Set<String> OF_FORM =
      Set.of(
          "FormatViolation",
          "FormationViolation",
          "OccurenceConstraintViolation",
          "OccurrenceConstraintViolation",
          "PropertyConstraintViolation",
          "TypeConstraintViolation",
          "RpcFrameworkError");

  /** Its place in a CALLERROR (OCPP-J 4.2.3). */
  private static final int DESCRIPTION = 3;

  private final SecurityReports reports;

  InvalidMessages(SecurityReports reports) {
    this.reports = reports;
  }

  void traced(MessageTrace trace) {
    trace
        .errorCode()
        .filter(OF_FORM::contains)
        .filter(_ -> trace.direction() == Direction.OUT)
        .ifPresent(
            code ->
                reports.found(
                    Optional.of(trace.stationId()),
                    "InvalidMessages",
                    Severity.WARNING,
                    "%s: %s".formatted(code, description(trace.frame()))));
  }

  /** What the CALLERROR says; one that the log cut says it in the message log. */
  private static String description(String frame) {
    return frame.endsWith("…") ? "" : Json.stored(frame).path(DESCRIPTION).asText();
  }
}
