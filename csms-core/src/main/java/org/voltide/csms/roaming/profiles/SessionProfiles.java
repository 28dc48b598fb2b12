package org.voltide.csms.roaming.profiles;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.voltide.csms.energy.limits.LimitsChanged;
import org.voltide.csms.energy.limits.SessionLimits;
import org.voltide.csms.roaming.model.ActiveChargingProfile;
import org.voltide.csms.roaming.model.SetChargingProfile;
import org.voltide.csms.roaming.partners.Partner;
import org.voltide.csms.roaming.push.Outbox;
import org.voltide.csms.roaming.sessions.OwnSessions;
import org.voltide.csms.roaming.sessions.OwnSessions.Going;
import org.voltide.csms.roaming.wire.OcpiFault;
import org.voltide.csms.store.Database;
import org.voltide.csms.store.Statements;
import org.voltide.ocpp.message.type.ChargingSchedule;

/**
 * Charging profiles of partners: limits that plans heed, never orders that bypass them. A partner
 * is answered once its profile is stored, and told in the same step that it holds. Thread-safe.
 */
@Singleton
public class SessionProfiles {
  private static final String RESULT = "result";

  /** Of profiles for one session, set or lifted: each makes its site plan anew. */
  private static final Duration SHORTEST_BETWEEN = Duration.ofSeconds(10);

  /** Results that a partner has not taken yet; more are not made. */
  static final int MOST_UNTOLD = 1_000;

  private static final String LETTER = "CHARGING_PROFILE";

  private final Database database;
  private final OwnSessions sessions;
  private final SessionLimits limits;
  private final Outbox outbox;
  private final Consumer<LimitsChanged> changes;
  private final Clock clock;

  @Inject
  public SessionProfiles(
      Database database,
      SessionLimits limits,
      Outbox outbox,
      Event<LimitsChanged> changes,
      Clock clock) {
    this(database, limits, outbox, (Consumer<LimitsChanged>) changes::fire, clock);
  }

  /**
   * @param changes is told of each limit that is stored, and has its site planned
   */
  public SessionProfiles(
      Database database,
      SessionLimits limits,
      Outbox outbox,
      Consumer<LimitsChanged> changes,
      Clock clock) {
    this.database = database;
    sessions = new OwnSessions(database);
    this.limits = limits;
    this.outbox = outbox;
    this.changes = changes;
    this.clock = clock;
  }

  /** What a partner is answered at once (OCPI ChargingProfileResponseType). */
  public enum Answer {
    ACCEPTED,
    NOT_SUPPORTED,
    TOO_OFTEN,
    UNKNOWN_SESSION
  }

  /** What it is told afterwards (OCPI ChargingProfileResultType). */
  private enum Result {
    ACCEPTED,
    UNKNOWN
  }

  /**
   * Limits a session in place of its limit before.
   *
   * @throws OcpiFault when the profile makes no sense
   */
  public Answer set(Partner partner, String sessionId, SetChargingProfile wish) {
    Optional<Going> session = sessions.find(partner, sessionId);
    if (session.isEmpty()) {
      return Answer.UNKNOWN_SESSION;
    }
    Going going = session.get();
    Optional<ChargingSchedule> schedule =
        ProfileSchedule.of(wish.chargingProfile(), going.phases(), clock.instant());
    if (schedule.isEmpty() || !isSteered(going)) {
      return Answer.NOT_SUPPORTED;
    }
    Answer answer =
        database.inTransaction(
            statements -> set(statements, partner, going, schedule.get(), wish.responseUrl()));
    if (answer == Answer.ACCEPTED) {
      changes.accept(new LimitsChanged(going.stationId()));
    }
    return answer;
  }

  private Answer set(
      Statements statements,
      Partner partner,
      Going session,
      ChargingSchedule schedule,
      String responseUrl) {
    if (isTooOften(statements, partner, session)) {
      return Answer.TOO_OFTEN;
    }
    limits.set(statements, session.id(), partner.name(), schedule, session.startedAt());
    tell(statements, partner, responseUrl, result(Result.ACCEPTED));
    return Answer.ACCEPTED;
  }

  private boolean isTooOften(Statements statements, Partner partner, Going session) {
    Instant earliest = clock.instant().minus(SHORTEST_BETWEEN);
    return limits.setAt(statements, session.id()).filter(at -> at.isAfter(earliest)).isPresent()
        || isDeaf(statements, partner);
  }

  private boolean isDeaf(Statements statements, Partner partner) {
    return outbox.waiting(statements, partner.id(), LETTER) >= MOST_UNTOLD;
  }

  /** Lifts the limit of a session, if it has one. */
  public Answer lift(Partner partner, String sessionId, String responseUrl) {
    Optional<Going> session = sessions.find(partner, sessionId);
    if (session.isEmpty()) {
      return Answer.UNKNOWN_SESSION;
    }
    Going going = session.get();
    Optional<Boolean> lifted =
        database.inTransaction(statements -> lift(statements, partner, going, responseUrl));
    if (lifted.orElse(false)) {
      changes.accept(new LimitsChanged(going.stationId()));
    }
    return lifted.isPresent() ? Answer.ACCEPTED : Answer.TOO_OFTEN;
  }

  /** Whether there was a limit; empty when it asks too often. */
  private Optional<Boolean> lift(
      Statements statements, Partner partner, Going session, String responseUrl) {
    if (isTooOften(statements, partner, session)) {
      return Optional.empty();
    }
    boolean lifted = limits.lift(statements, session.id());
    tell(statements, partner, responseUrl, result(lifted ? Result.ACCEPTED : Result.UNKNOWN));
    return Optional.of(lifted);
  }

  /** Has the partner told what a session is going to draw for so long. */
  public Answer tell(Partner partner, String sessionId, Duration span, String responseUrl) {
    Optional<Going> session = sessions.find(partner, sessionId);
    if (session.isEmpty()) {
      return Answer.UNKNOWN_SESSION;
    } else if (!isSteered(session.get())) {
      return Answer.NOT_SUPPORTED;
    }
    Instant now = clock.instant();
    Optional<ActiveChargingProfile> active =
        PlannedProfile.read(database, session.get().id(), now, now.plus(span));
    ObjectNode told = result(active.isPresent() ? Result.ACCEPTED : Result.UNKNOWN);
    active.ifPresent(profile -> told.set("profile", partner.wire().write(profile)));
    return database.inTransaction(statements -> told(statements, partner, responseUrl, told));
  }

  private Answer told(
      Statements statements, Partner partner, String responseUrl, ObjectNode profile) {
    if (isDeaf(statements, partner)) {
      return Answer.TOO_OFTEN;
    }
    tell(statements, partner, responseUrl, profile);
    return Answer.ACCEPTED;
  }

  private static boolean isSteered(Going session) {
    return session.steered() && session.evseId() != null && session.evseId() > 0;
  }

  private void tell(Statements statements, Partner partner, String responseUrl, ObjectNode body) {
    outbox.post(
        statements, partner.id(), partner.confinedTo(), LETTER, responseUrl, body.toString());
  }

  private static ObjectNode result(Result result) {
    return JsonNodeFactory.instance.objectNode().put(RESULT, result.name());
  }
}
