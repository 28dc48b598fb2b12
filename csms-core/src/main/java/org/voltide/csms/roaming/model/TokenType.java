package org.voltide.csms.roaming.model;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** What kind of token somebody shows; kinds that nobody told us of are OTHER. */
public enum TokenType {
  AD_HOC_USER,
  APP_USER,
  EMAID,
  @JsonEnumDefaultValue
  OTHER,
  RFID;

  /** The type of OCPP that a station is told, and that sessions are found by. */
  public String ocpp() {
    return switch (this) {
      case RFID -> "ISO14443";
      case EMAID -> "eMAID";
      case AD_HOC_USER, APP_USER, OTHER -> "Central";
    };
  }

  /** What a token of OCPP most likely is. */
  public static TokenType ofOcpp(String type) {
    return switch (type) {
      case "ISO14443", "ISO15693" -> RFID;
      case "eMAID" -> EMAID;
      case "Central" -> APP_USER;
      default -> OTHER;
    };
  }
}
