package org.voltide.csms.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A part of the API that a key may be confined to: paths that begin alike. */
enum Area {
  /** Sites with their plans, modes, terms, tariffs and settlement, and the figures of all. */
  SITES("sites", "overview", "energy", "carbon", "prices", "afrr-signals", "studies"),
  /** Stations with their configuration, maintenance and what they tell. */
  STATIONS(
      "stations",
      "stations.csv",
      "waiting-room",
      "configuration-templates",
      "bulk-actions",
      "operations",
      "messages",
      "logs",
      "station-events",
      "security-events",
      "thefts",
      "firmware",
      "firmware-campaigns",
      "der-alarms",
      "battery-swap-events"),
  SESSIONS("sessions", "reservations", "driver"),
  /** Who drives, and in what. */
  DRIVERS("tokens", "vehicles", "vehicle-models", "warranties", "personal-data"),
  MONEY("settlements", "share-contracts", "statements", "payments", "receipts"),
  ROAMING("roaming"),
  /** Plug &amp; Charge and the certificates of stations. */
  CERTIFICATES(
      "pki",
      "authorities",
      "contracts",
      "provisioning-certificates",
      "station-certificates",
      "certificate-health",
      "renewal-campaigns",
      "procedures",
      "compromises",
      "distrusted-authorities",
      "root-lists",
      "root-rollovers",
      "v2g-rollovers",
      "upstreams"),
  ALARMS("alarms", "alarm-rules", "alarm-destinations"),
  /** Users, keys, tenants and the audit: whoever writes here can give themselves all else. */
  ADMINISTRATION("users", "logins", "api-keys", "tenants", "audit", "system", "retention"),
  /** The stream of what happens, of all areas. */
  EVENTS("events"),
  /** Figures of the system, below {@code /q}. */
  METRICS("q");

  private final Set<String> beginnings;

  Area(String... beginnings) {
    this.beginnings = Set.of(beginnings);
  }

  /** As it is written: {@code sites}. */
  String written() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Area> written(String text) {
    return Arrays.stream(values()).filter(area -> area.written().equals(text)).findFirst();
  }

  /**
   * The one to which paths belong that begin so.
   *
   * @param beginning the first word below {@code /api/v1}, or {@code q}
   */
  static Optional<Area> of(String beginning) {
    return Arrays.stream(values()).filter(area -> area.beginnings.contains(beginning)).findFirst();
  }
}
