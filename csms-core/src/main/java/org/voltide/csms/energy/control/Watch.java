package org.voltide.csms.energy.control;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Watches whether the cars of one site do what their stations were told, and remembers what they
 * turned out to be able to. Kept in memory: after a restart it is found out again. Not thread-safe.
 */
final class Watch {

  /** What a station may take to change the power. */
  private static final Duration REACTION = Duration.ofMinutes(1);

  /** That less flows than told counts when it has lasted so long. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** That more flows counts sooner: a limit may be exceeded. */
  private static final Duration PATIENCE_WITH_MORE = Duration.ofMinutes(1);

  /** Then a car's limit is tried again: batteries cool, drivers change settings. */
  private static final Duration MEMORY = Duration.ofMinutes(45);

  /** Below this nothing flows. */
  private static final double IDLE_W = 100;

  /** Batteries end between this and 100. */
  private static final double FULL_SOC = 95;

  private final Map<UUID, Instant> deviatingSince = new HashMap<>();
  private final Map<UUID, Limits> limits = new HashMap<>();
  private final Map<UUID, Double> mostW = new HashMap<>();
  private final Map<UUID, Instant> trials = new HashMap<>();

  /**
   * A car or station that deviates.
   *
   * @param cause never {@link Cause#PROFILE_REJECTED} or {@link Cause#OFFLINE}
   */
  record Finding(UUID session, Cause cause, String note) {}

  /** What a car was seen to be able to, until it is tried again. */
  record Limits(double maxChargeW, double maxDischargeW, Instant until) {

    static final Limits NONE =
        new Limits(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Instant.MAX);
  }

  /**
   * What was seen of a car.
   *
   * @param mostW it took
   */
  record Seen(double mostW, Limits limits) {

    static final Seen NOTHING = new Seen(0, Limits.NONE);
  }

  /** Remembers that a car draws all it can until then. */
  void tries(UUID session, Instant until) {
    trials.put(session, until);
  }

  /** Whether any of these trials has ended since this was asked last. */
  boolean hasTried(Instant now) {
    return trials.values().removeIf(until -> !until.isAfter(now));
  }

  /** What was seen of a car. */
  Seen seen(UUID session, Instant now) {
    return new Seen(mostW.getOrDefault(session, 0.0), limits(session, now));
  }

  /** What a car can do at most as far as was seen. */
  Limits limits(UUID session, Instant now) {
    return Optional.ofNullable(limits.get(session))
        .filter(known -> known.until().isAfter(now))
        .orElse(Limits.NONE);
  }

  /** The cars that were seen to be less able than told, and are not to be tried again yet. */
  Set<UUID> limited(Instant now) {
    return limits.entrySet().stream()
        .filter(known -> known.getValue().until().isAfter(now))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** Forgets every car but these. */
  void keepOnly(Set<UUID> sessions) {
    deviatingSince.keySet().retainAll(sessions);
    limits.keySet().retainAll(sessions);
    mostW.keySet().retainAll(sessions);
    trials.keySet().retainAll(sessions);
  }

  /** The cars and stations that have deviated for long enough to act upon. */
  List<Finding> look(List<Followed> sessions) {
    List<Finding> findings = new ArrayList<>();
    for (Followed session : sessions) {
      mostW.merge(session.session(), session.measuredW(), Math::max);
      if (isSettled(session)) {
        look(session).ifPresent(findings::add);
      }
    }
    return findings;
  }

  private static boolean isSettled(Followed session) {
    Instant changed =
        session.toldSince().isAfter(session.acceptedAt())
            ? session.toldSince()
            : session.acceptedAt();
    return !session.sampledAt().isBefore(changed.plus(REACTION));
  }

  private Optional<Finding> look(Followed session) {
    Deviation deviation = Deviation.of(session.toldW(), session.measuredW());
    boolean takesMore = session.measuredW() > Math.max(session.toldW(), 0);
    boolean asVoltageAllows =
        session.byCurrent()
            && deviation == Deviation.FALLS_SHORT
            && Math.abs(session.measuredW()) >= IDLE_W;
    if (deviation == Deviation.NONE || asVoltageAllows || (session.generates() && takesMore)) {
      deviatingSince.remove(session.session());
      return Optional.empty();
    }
    Instant since = deviatingSince.computeIfAbsent(session.session(), id -> session.sampledAt());
    Duration patience = deviation == Deviation.EXCEEDS ? PATIENCE_WITH_MORE : PATIENCE;
    if (Duration.between(since, session.sampledAt()).compareTo(patience) < 0) {
      return Optional.empty();
    }
    deviatingSince.remove(session.session());
    return Optional.of(deviation == Deviation.EXCEEDS ? ignores(session) : fallsShort(session));
  }

  private static Finding ignores(Followed session) {
    String note = "told %.0f W, measured %.0f W".formatted(session.toldW(), session.measuredW());
    return new Finding(session.session(), Cause.STATION_IGNORES, note);
  }

  private Finding fallsShort(Followed session) {
    double able = Math.abs(session.measuredW()) < IDLE_W ? 0 : Math.abs(session.measuredW());
    Limits known = limits(session.session(), session.sampledAt());
    Instant until = session.sampledAt().plus(MEMORY);
    boolean charging = session.toldW() > 0;
    limits.put(
        session.session(),
        charging
            ? new Limits(able, known.maxDischargeW(), until)
            : new Limits(known.maxChargeW(), able, until));
    String verb = charging ? "takes" : "gives";
    String note =
        able == 0
            ? "the car %s nothing now".formatted(verb)
            : "the car %s no more than %.0f W".formatted(verb, able);
    boolean full = charging && able == 0 && session.socPercent().orElse(100) >= FULL_SOC;
    return new Finding(session.session(), full ? Cause.CAR_FULL : Cause.CAR_LIMITED, note);
  }
}
