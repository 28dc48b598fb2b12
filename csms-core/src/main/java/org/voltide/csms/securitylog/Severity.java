package org.voltide.csms.securitylog;

import java.util.Set;

/** How grave a security event is. */
public enum Severity {
  /** A vendor's own event, or one that only tells. */
  INFO,
  /** A standard event that stations need not report. */
  WARNING,
  /** A standard event that stations must report: "critical" in the list of OCPP 2.x, appendix 1. */
  CRITICAL;

  private static final Set<String> MUST_BE_REPORTED =
      Set.of(
          "FirmwareUpdated",
          "SettingSystemTime",
          "StartupOfTheDevice",
          "ResetOrReboot",
          "SecurityLogWasCleared",
          "MemoryExhaustion",
          "TamperDetectionActivated",
          "InvalidFirmwareSignature",
          "InvalidFirmwareSigningCertificate",
          "InvalidCsmsCertificate",
          "InvalidChargingStationCertificate",
          "InvalidTLSVersion",
          "InvalidTLSCipherSuite",
          "MaintenanceLoginAccepted",
          "MaintenanceLoginFailed");
  private static final Set<String> MAY_BE_REPORTED =
      Set.of(
          "FailedToAuthenticateAtCsms",
          "CsmsFailedToAuthenticate",
          "ReconfigurationOfSecurityParameters",
          "InvalidMessages",
          "AttemptedReplayAttacks");

  /** Signs of an attack or of a station that lost its trust; the rest only tells what happened. */
  private static final Set<String> ALERTS =
      Set.of(
          "SecurityLogWasCleared",
          "MemoryExhaustion",
          "TamperDetectionActivated",
          "InvalidFirmwareSignature",
          "InvalidFirmwareSigningCertificate",
          "InvalidCsmsCertificate",
          "InvalidChargingStationCertificate",
          "InvalidTLSVersion",
          "InvalidTLSCipherSuite",
          "MaintenanceLoginFailed",
          "AttemptedReplayAttacks");

  /** Whether a person has to look at an event of this name and severity. */
  static boolean isAlert(String type, Severity severity, SecurityEvent.Source source) {
    return ALERTS.contains(type)
        || (severity == CRITICAL && source == SecurityEvent.Source.VOLTIDE);
  }

  /** By the name in SecurityEventNotification. */
  public static Severity of(String type) {
    if (MUST_BE_REPORTED.contains(type)) {
      return CRITICAL;
    }
    return MAY_BE_REPORTED.contains(type) ? WARNING : INFO;
  }
}
