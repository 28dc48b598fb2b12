package org.voltide.csms.energy.study.recording;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Sessions where prices are: moved by whole weeks, so that weekdays and times of day stay what they
 * were, and without those that prices do not cover.
 *
 * @param sessions in the order of their arrival
 * @param weeks by how many they were moved
 * @param uncovered how many were left out
 */
public record Recording(List<Session> sessions, int weeks, int uncovered) {

  private static final double DAYS_PER_YEAR = 365.2425;

  public Recording {
    sessions = List.copyOf(sessions);
  }

  /**
   * The sessions that prices cover.
   *
   * @param zone in whose clocks sessions are moved
   * @param weeks by how many, or empty for whole years that bring the middle session closest to the
   *     middle of the prices
   */
  public static Recording over(
      PriceSeries prices, List<Session> sessions, ZoneId zone, Optional<Integer> weeks) {
    int by = weeks.orElseGet(() -> weeksBetween(sessions, prices));
    List<Session> covered =
        sessions.stream()
            .map(session -> moved(session, zone, by))
            .filter(session -> session.plugIn().isBefore(session.plugOut()))
            .filter(session -> !session.plugIn().isBefore(prices.start()))
            .filter(session -> !session.plugOut().isAfter(prices.end()))
            .toList();
    return new Recording(covered, by, sessions.size() - covered.size());
  }

  private static int weeksBetween(List<Session> sessions, PriceSeries prices) {
    Instant middle = sessions.get(sessions.size() / 2).plugIn();
    Instant priced =
        prices.start().plus(Duration.between(prices.start(), prices.end()).dividedBy(2));
    double days = Duration.between(middle, priced).toSeconds() / 86_400.0;
    double years = Math.rint(days / DAYS_PER_YEAR);
    return (int) Math.rint(years * DAYS_PER_YEAR / 7);
  }

  private static Session moved(Session session, ZoneId zone, int weeks) {
    return new Session(
        session.id(),
        session.vehicle(),
        session.plugIn().atZone(zone).plusWeeks(weeks).toInstant(),
        session.plugOut().atZone(zone).plusWeeks(weeks).toInstant(),
        session.energyKwh(),
        session.powerKw(),
        session.capacityKwh(),
        session.arrivalSoc());
  }
}
