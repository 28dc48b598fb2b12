package org.voltide.csms.stations;

import java.util.Arrays;
import java.util.Optional;

/** A column of a file of stations, which has a line for each EVSE. */
enum StationColumn {
  ID("id", Kind.STATION),
  NAME("name", Kind.STATION),
  SITE("siteId", Kind.STATION),
  NEGATIVE_LIMITS("acceptsNegativeLimits", Kind.STATION, "true or false"),
  DYNAMIC_PROFILES("dynamicProfiles", Kind.STATION, "true or false"),
  STEERED("steered", Kind.STATION, "true or false"),
  STRICT("strict", Kind.STATION, "true or false"),
  MINIMUM_PROFILE("minimumSecurityProfile", Kind.STATION, "0, 1, 2 or 3"),
  PASSWORD("password", Kind.SECRET),
  EVSE("evse", Kind.EVSE),
  CURRENT("current", Kind.EVSE, "AC or DC"),
  PHASES("phases", Kind.EVSE, "1, 2 or 3"),
  MAX_CHARGE("maxChargeW", Kind.EVSE, "a number of watts, such as 22000"),
  MAX_DISCHARGE("maxDischargeW", Kind.EVSE, "a number of watts, such as 22000"),
  CONNECTORS("connectors", Kind.EVSE, "numbers with types, such as 1:cCCS2 2:cType2"),
  VENDOR("vendor", Kind.TOLD),
  MODEL("model", Kind.TOLD),
  SERIAL_NUMBER("serialNumber", Kind.TOLD),
  FIRMWARE("firmwareVersion", Kind.TOLD);

  /** What a column is about. */
  enum Kind {
    STATION,
    /** Of the station; read, never written. */
    SECRET,
    EVSE,
    /** What the station says itself; written, passed over when read. */
    TOLD
  }

  private final String title;
  private final Kind kind;
  private final String form;

  StationColumn(String title, Kind kind) {
    this(title, kind, "a text");
  }

  StationColumn(String title, Kind kind, String form) {
    this.title = title;
    this.kind = kind;
    this.form = form;
  }

  /** As in the first line of a file. */
  String title() {
    return title;
  }

  Kind kind() {
    return kind;
  }

  /** What its cells have to be, in words. */
  String form() {
    return form;
  }

  /** The column of this title, in any case. */
  static Optional<StationColumn> of(String title) {
    return Arrays.stream(values())
        .filter(column -> column.title.equalsIgnoreCase(title))
        .findFirst();
  }
}
