package org.voltide.ocpp.frame;

import org.voltide.ocpp.fault.OcppErrorCode;
import org.voltide.ocpp.message.OcppVersion;

/** How the versions spell an error code. */
final class ErrorCodes {
  /** As OCPP-J 1.6 has it; its errata correct both, and stations send either. */
  private static final String FORMATION = "FormationViolation";

  private static final String OCCURENCE = "OccurenceConstraintViolation";

  private ErrorCodes() {}

  /** The spelling of that version; codes it lacks become the nearest it has. */
  static String sent(String code, OcppVersion version) {
    if (version != OcppVersion.V1_6) {
      return code;
    }
    return switch (code) {
      case "FormatViolation" -> FORMATION;
      case "OccurrenceConstraintViolation" -> OCCURENCE;
      case "RpcFrameworkError" -> OcppErrorCode.ProtocolError.name();
      case "MessageTypeNotSupported" -> OcppErrorCode.GenericError.name();
      default -> code;
    };
  }

  /** The spelling of {@link OcppErrorCode}, whichever came; unknown codes stay as they are. */
  static String received(String code) {
    return switch (code) {
      case FORMATION -> OcppErrorCode.FormatViolation.name();
      case OCCURENCE -> OcppErrorCode.OccurrenceConstraintViolation.name();
      default -> code;
    };
  }
}
