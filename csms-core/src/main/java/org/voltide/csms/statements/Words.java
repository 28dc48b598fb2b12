package org.voltide.csms.statements;

import java.util.Locale;
import java.util.Map;

/** The words of printed statements in a language. */
record Words(
    Locale locale,
    String title,
    Map<Kind, String> kinds,
    Map<Kind, String> whats,
    Map<Kind, String> details,
    String at,
    String sessions,
    String energyIn,
    String energyOut,
    String beforeTaxes,
    String charged,
    String earned,
    String balance,
    String total,
    String nothing,
    String unsettled,
    String asOf,
    String page) {

  static final Words ENGLISH =
      new Words(
          Locale.UK,
          "Statement",
          Map.of(
              Kind.HOSTS, "Site host",
              Kind.PARTNERS, "Roaming partner",
              Kind.FLEETS, "Fleet",
              Kind.DRIVERS, "Driver"),
          Map.of(Kind.PARTNERS, "CDR", Kind.FLEETS, "Vehicle", Kind.DRIVERS, "Site"),
          Map.of(Kind.PARTNERS, "Credit of", Kind.DRIVERS, "Station"),
          "Date",
          "Sessions",
          "kWh charged",
          "kWh given",
          "Before tax",
          "Owed",
          "Earned",
          "Balance",
          "Total",
          "Nothing in this month.",
          "%d sessions of this month are not settled yet.",
          "As of %s, times in %s",
          "Page %d of %d");

  static final Words GERMAN =
      new Words(
          Locale.GERMANY,
          "Abrechnung",
          Map.of(
              Kind.HOSTS, "Standortgeber",
              Kind.PARTNERS, "Roamingpartner",
              Kind.FLEETS, "Flotte",
              Kind.DRIVERS, "Fahrer"),
          Map.of(Kind.PARTNERS, "CDR", Kind.FLEETS, "Fahrzeug", Kind.DRIVERS, "Standort"),
          Map.of(Kind.PARTNERS, "Storno von", Kind.DRIVERS, "Station"),
          "Datum",
          "Vorgänge",
          "kWh geladen",
          "kWh abgegeben",
          "Netto",
          "Zu zahlen",
          "Erhält",
          "Saldo",
          "Summe",
          "Nichts in diesem Monat.",
          "%d Vorgänge dieses Monats sind noch nicht abgerechnet.",
          "Stand %s, Zeiten in %s",
          "Seite %d von %d");

  /** The words of the first language that a reader asks for, English where it is another. */
  static Words of(String acceptLanguage) {
    return acceptLanguage.strip().toLowerCase(Locale.ROOT).startsWith("de") ? GERMAN : ENGLISH;
  }
}
