package org.voltide.csms.energy.control;

import jakarta.inject.Singleton;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.energy.need.Arrival.DriverWish;
import org.voltide.csms.energy.need.NeedStore;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.transactions.SessionQueries;
import org.voltide.csms.transactions.SessionView;

/** Changes what drivers are promised. Thread-safe. */
@Singleton
public class Promises {

  private final SiteReader reader;
  private final NeedStore needs;
  private final SiteControllers controllers;
  private final SessionQueries sessions;
  private final Clock clock;

  Promises(
      SiteReader reader,
      NeedStore needs,
      SiteControllers controllers,
      SessionQueries sessions,
      Clock clock) {
    this.reader = reader;
    this.needs = needs;
    this.controllers = controllers;
    this.sessions = sessions;
    this.clock = clock;
  }

  /** What is wished; what is absent stays as it was wished before. */
  public record Wish(
      @Nullable @DecimalMin("0") @DecimalMax("100") Double targetSocPercent,
      @Nullable Instant departure,
      @Nullable Boolean chargeNow,
      @Nullable @DecimalMin("0") @DecimalMax("100") Double floorSocPercent) {

    DriverWish over(Optional<DriverWish> before) {
      return new DriverWish(
          orAsBefore(targetSocPercent, before.map(DriverWish::targetSocPercent)),
          Optional.ofNullable(departure).or(() -> before.flatMap(DriverWish::departure)),
          chargeNow != null ? chargeNow : before.map(DriverWish::chargeNow).orElse(false),
          orAsBefore(floorSocPercent, before.map(DriverWish::floorSocPercent)),
          before.map(DriverWish::energyWh).orElse(OptionalDouble.empty()),
          before.flatMap(DriverWish::mayDischarge));
    }

    private static OptionalDouble orAsBefore(
        @Nullable Double wished, Optional<OptionalDouble> before) {
      return wished != null ? OptionalDouble.of(wished) : before.orElse(OptionalDouble.empty());
    }
  }

  /**
   * Keeps the wish and plans the site anew, on the calling thread; the session as it is then.
   *
   * @throws Problem 404 no such session, 409 it has ended, 422 the departure has passed
   */
  public SessionView change(UUID id, Wish wish) {
    SessionFacts session = going(id);
    Instant now = clock.instant();
    if (wish.departure() != null && !wish.departure().isAfter(now)) {
      throw Problem.invalid("/departure", "The departure must be in the future.");
    }
    needs.wish(id, wish.over(session.arrival().wish()), now);
    controllers.planNow(session.siteId(), Reason.PROMISE);
    return sessions.find(id).orElseThrow(() -> Problem.notFound("session", id));
  }

  /**
   * Keeps what a driver prefers and has the site planned anew soon.
   *
   * @return false when the car cannot have that; then all stays as it was
   * @throws Problem 404 no such session, 409 it has ended
   */
  public boolean prefer(UUID id, Preference preference) {
    SessionFacts session = going(id);
    Instant now = clock.instant();
    Optional<DriverWish> wish = preference.over(session, now);
    wish.ifPresent(
        wanted -> {
          needs.wish(id, wanted, now);
          controllers.wake(session.siteId(), Reason.PROMISE);
        });
    return wish.isPresent();
  }

  private SessionFacts going(UUID id) {
    SessionFacts session = reader.session(id).orElseThrow(() -> Problem.notFound("session", id));
    if (session.endedAt().isPresent()) {
      throw Problem.conflict("Session %s has ended.".formatted(id));
    }
    return session;
  }
}
