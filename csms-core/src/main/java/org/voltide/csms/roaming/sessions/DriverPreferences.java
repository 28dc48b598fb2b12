package org.voltide.csms.roaming.sessions;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.voltide.csms.energy.control.Preference;
import org.voltide.csms.energy.control.Promises;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.roaming.model.ChargingPreferences;
import org.voltide.csms.roaming.partners.Partner;
import org.voltide.csms.roaming.wire.OcpiFault;
import org.voltide.csms.store.Database;

/**
 * Has a partner's driver's preferences planned with: an energy and a departure as what is promised,
 * FAST as charging now. Discharging is allowed only where the driver said so. Thread-safe.
 */
@Singleton
public class DriverPreferences {
  private static final BigDecimal WH_PER_KWH = BigDecimal.valueOf(1_000);

  /** No battery on wheels holds more. */
  private static final BigDecimal MOST_KWH = BigDecimal.valueOf(1_000);

  private final OwnSessions sessions;
  private final BiPredicate<UUID, Preference> keep;

  @Inject
  public DriverPreferences(Database database, Promises promises) {
    this(database, promises::prefer);
  }

  /**
   * @param keep plans a session with a preference; false when it cannot be fulfilled
   */
  public DriverPreferences(Database database, BiPredicate<UUID, Preference> keep) {
    sessions = new OwnSessions(database);
    this.keep = keep;
  }

  /** What a provider is answered (OCPI ChargingPreferencesResponse). */
  public enum Answer {
    ACCEPTED,
    NOT_POSSIBLE,
    PROFILE_TYPE_NOT_SUPPORTED
  }

  /**
   * Keeps preferences in place of those before.
   *
   * @throws OcpiFault when no such session of the partner goes on, or its station is not steered
   */
  public Answer take(Partner partner, String sessionId, ChargingPreferences told) {
    UUID session = going(partner, sessionId);
    Optional<Boolean> atOnce = isAtOnce(told.profileType());
    BigDecimal need = told.energyNeed();
    if (need != null && need.signum() < 0) {
      throw OcpiFault.invalid("energy_need is below 0.");
    } else if (atOnce.isEmpty()) {
      return Answer.PROFILE_TYPE_NOT_SUPPORTED;
    } else if (need != null && need.compareTo(MOST_KWH) > 0) {
      return Answer.NOT_POSSIBLE;
    }
    Preference preference =
        new Preference(
            atOnce.get(),
            Optional.ofNullable(told.departureTime()),
            need == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(need.multiply(WH_PER_KWH).doubleValue()),
            Boolean.TRUE.equals(told.dischargeAllowed()));
    try {
      return keep.test(session, preference) ? Answer.ACCEPTED : Answer.NOT_POSSIBLE;
    } catch (Problem ended) {
      throw unknown(sessionId);
    }
  }

  /** What is green is decided for a site, not for a driver. */
  private static Optional<Boolean> isAtOnce(String profileType) {
    return switch (profileType) {
      case "FAST" -> Optional.of(true);
      case "CHEAP", "REGULAR" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private UUID going(Partner partner, String sessionId) {
    OwnSessions.Going session =
        sessions.find(partner, sessionId).orElseThrow(() -> unknown(sessionId));
    if (!session.steered()) {
      throw OcpiFault.notFound("The EVSE of this session takes no charging preferences.");
    }
    return session.id();
  }

  private static OcpiFault unknown(String sessionId) {
    return OcpiFault.notFound("No session %s of yours goes on.".formatted(sessionId));
  }
}
