package org.voltide.csms.transactions;

import java.math.BigDecimal;

/**
 * The network in figures. A station counts once: faulted, else charging, else discharging, else
 * idle; those without a connection are none of these. Today begins at midnight of the first site's
 * time zone.
 *
 * @param powerW sum over active sessions, positive into the cars
 */
public record Overview(
    Stations stations,
    Sessions sessions,
    double powerW,
    double chargingW,
    double dischargingW,
    double energyTodayInWh,
    double energyTodayOutWh,
    MoneyToday moneyToday,
    Promises promises) {

  /** Stations by what they do now. */
  public record Stations(
      int total, int online, int charging, int discharging, int idle, int faulted) {}

  /**
   * Sessions.
   *
   * @param today begun today
   */
  public record Sessions(int active, int today) {}

  /**
   * Money of today's quarter hours; {@code net = cost − revenue + wear}. The comparison covers the
   * sessions settled today.
   */
  public record MoneyToday(
      BigDecimal cost,
      BigDecimal revenue,
      BigDecimal wear,
      BigDecimal net,
      BigDecimal uncontrolled,
      BigDecimal saving,
      String currency) {}

  /** Promises to drivers. */
  public record Promises(int active, int atRisk, int keptToday, int brokenToday) {}
}
