package org.voltide.csms.energy.control;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.voltide.csms.energy.control.CarState.Continues;
import org.voltide.csms.energy.control.CarState.Steered;
import org.voltide.csms.energy.control.CarState.Steering;
import org.voltide.csms.energy.control.CarState.Unsteered;
import org.voltide.csms.energy.fallback.Fallback;
import org.voltide.csms.energy.profile.StationAbilities;
import org.voltide.csms.energy.profile.StationAbilitiesBuilder;

/**
 * What decides whether the plan reaches a car. Pure.
 *
 * @param station absent while it is not connected
 * @param programme what its station accepted last
 * @param fallback what it does when nobody tells it anything
 */
record Reach(
    Optional<StationAbilities> station,
    Optional<Programme> programme,
    Optional<Fallback> fallback) {

  /** How long a station that refused or ignored its profile is left alone. */
  private static final Duration RETRY_REJECTED = Duration.ofMinutes(10);

  private static final Duration RETRY_IGNORED = Duration.ofMinutes(30);

  /** A profile that asks for more of what an EVSE can tells nothing of who heeds it. */
  private static final double TELLING = 0.8;

  Steering of(SessionFacts session, Instant now) {
    if (session.evseId() == SessionFacts.NO_EVSE || !session.steered()) {
      return new Unsteered();
    }
    if (station.isEmpty()) {
      return alone(session, now);
    }
    boolean asked =
        session.control().since().filter(at -> !session.negotiation().isMetSince(at)).isPresent();
    boolean leftAlone =
        switch (session.control().state()) {
          case REJECTED -> !asked && session.control().isRecent(now, RETRY_REJECTED);
          case IGNORED ->
              !asked && (session.control().isRecent(now, RETRY_IGNORED) || !heeds(session, now));
          case ORDERED -> true;
          default -> false;
        };
    return leftAlone ? new Unsteered() : new Steered(carefully(station.get()), fallback);
  }

  /** Whether the car may be left a choice: it chooses itself, and its station never minded. */
  boolean takesChoices(SessionFacts session) {
    return session.choosesItsSchedule()
        && session.control().state() != ControlState.REJECTED
        && station.filter(StationAbilities::dynamic).isEmpty()
        && programme.map(told -> !told.offers().refused()).orElse(true);
  }

  /** Whether a station that ignored its profile is seen to do what that now says. */
  private boolean heeds(SessionFacts session, Instant now) {
    double toldW = programme.map(told -> told.powerAt(now)).orElse(Double.POSITIVE_INFINITY);
    return toldW < TELLING * session.arrival().outlet().maxChargeW()
        && Deviation.of(toldW, session.powerW()) != Deviation.EXCEEDS;
  }

  /** A plan is given up for a fallback that the station holds, not for nothing. */
  private StationAbilities carefully(StationAbilities abilities) {
    return fallback.filter(Fallback::held).isPresent()
        ? abilities
        : StationAbilitiesBuilder.builder(abilities).mostOffline(Optional.empty()).build();
  }

  /** What a station without connection does: what it was told, then its fallback. */
  private Steering alone(SessionFacts session, Instant now) {
    ControlState state = session.control().state();
    double afterwards =
        fallback.filter(Fallback::held).map(Fallback::powerW).orElse(Double.POSITIVE_INFINITY);
    Instant lost = state == ControlState.OFFLINE ? session.control().since().orElse(now) : now;
    boolean ignores = state == ControlState.IGNORED;
    return programme
        .filter(_ -> !ignores)
        .<Steering>map(told -> new Continues(told.from(now), afterwards, lost.plus(Fallback.HOLD)))
        .orElseGet(() -> ignores ? new Unsteered() : new Unsteered(afterwards));
  }
}
