package org.voltide.simulator.profile;

import static org.voltide.ocpp.message.type.ChargingProfilePurpose.TxProfile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.voltide.ocpp.message.smartcharging.ChargingProfileCriterion;
import org.voltide.ocpp.message.smartcharging.ChargingScheduleUpdate;
import org.voltide.ocpp.message.smartcharging.ClearChargingProfile;
import org.voltide.ocpp.message.smartcharging.ClearChargingProfileRequest;
import org.voltide.ocpp.message.type.ChargingProfile;
import org.voltide.ocpp.message.type.ChargingProfileBuilder;
import org.voltide.ocpp.message.type.ChargingProfileKind;
import org.voltide.ocpp.message.type.ChargingProfilePurpose;
import org.voltide.ocpp.message.type.ChargingScheduleBuilder;
import org.voltide.ocpp.message.type.ChargingSchedulePeriod;
import org.voltide.ocpp.message.type.ChargingSchedulePeriodBuilder;

/** The profiles a station holds, over reconnects. Confined to the world's loop. */
public final class ProfileStore {
  private final Abilities can;
  private final ProfileCheck check;
  private final List<Installed> installed = new ArrayList<>();
  private final Set<Integer> suspended = new HashSet<>();

  public ProfileStore(Abilities can) {
    this.can = can;
    this.check = new ProfileCheck(can);
  }

  /**
   * Installs a profile in place of the one with its id (K01.FR.05), unless it is refused.
   *
   * @param running the transaction on that EVSE, which a TxProfile must name
   */
  public Optional<Refusal> install(
      int evseId, ChargingProfile profile, Optional<String> running, Instant now) {
    Optional<Refusal> refusal =
        check.refusal(evseId, profile).or(() -> conflict(evseId, profile, running));
    if (refusal.isEmpty()) {
      installed.removeIf(held -> held.profile().id() == profile.id());
      installed.add(new Installed(evseId, profile, now));
    }
    return refusal;
  }

  public int size() {
    return installed.size();
  }

  public Composite composite() {
    return new Composite(
        installed.stream().filter(held -> !suspended.contains(held.profile().id())).toList());
  }

  /** All profiles, those that the station has been offline for too long for included. */
  public List<Installed> all() {
    return List.copyOf(installed);
  }

  /** A limit set by somebody else than the CSMS, in place of the one with its id (K11). */
  public void impose(int evseId, ChargingProfile limit, Instant now) {
    lift(limit.id());
    installed.add(new Installed(evseId, limit, now));
  }

  /** Takes such a limit away; false when there was none (K13). */
  public boolean lift(int profileId) {
    return installed.removeIf(held -> held.profile().id() == profileId && imposed(held));
  }

  /**
   * The station has been offline for so long: what must not be used any more is put aside, or
   * removed for good (OCPP 2.1 Q11, Q12).
   */
  public void offlineFor(Duration time) {
    for (Installed held : List.copyOf(installed)) {
      ChargingProfile profile = held.profile();
      Integer most = profile.maxOfflineDuration();
      if (most != null && time.toSeconds() >= most) {
        if (Boolean.TRUE.equals(profile.invalidAfterOfflineDuration())) {
          installed.remove(held);
        } else {
          suspended.add(profile.id());
        }
      }
    }
  }

  /** What was put aside counts again. */
  public void online() {
    suspended.clear();
  }

  /** Whether there is a TxProfile for this transaction. */
  public boolean holdsFor(String transactionId) {
    return installed.stream()
        .anyMatch(held -> transactionId.equals(held.profile().transactionId()));
  }

  /** The profiles a GetChargingProfiles asks for (K09). */
  public List<Installed> matching(ChargingProfileCriterion wanted, Optional<Integer> evseId) {
    return installed.stream()
        .filter(held -> evseId.isEmpty() || evseId.get() == held.evseId())
        .filter(held -> matches(held, wanted))
        .toList();
  }

  /** Removes what a ClearChargingProfile names (K10); true when there was any. */
  public boolean clear(ClearChargingProfileRequest request) {
    return installed.removeIf(cleared(request));
  }

  /** A TxProfile ends with its transaction (K01.FR.09). */
  public void transactionEnded(String transactionId) {
    installed.removeIf(held -> transactionId.equals(held.profile().transactionId()));
  }

  /** Changes the one period of a dynamic profile (OCPP 2.1 K28). */
  public Optional<Refusal> update(int profileId, ChargingScheduleUpdate update, Instant now) {
    Optional<Installed> dynamic =
        installed.stream()
            .filter(held -> held.profile().id() == profileId)
            .filter(h -> h.profile().chargingProfileKind() == ChargingProfileKind.Dynamic)
            .findFirst();
    if (dynamic.isEmpty()) {
      return Optional.of(new Refusal("InvalidProfile", "no dynamic profile " + profileId));
    }
    Installed held = dynamic.get();
    ChargingProfile changed = updated(held.profile(), update, now);
    Optional<Refusal> refusal = check.refusal(held.evseId(), changed);
    if (refusal.isEmpty()) {
      installed.set(installed.indexOf(held), new Installed(held.evseId(), changed, held.at()));
    }
    return refusal;
  }

  private Optional<Refusal> conflict(
      int evseId, ChargingProfile profile, Optional<String> running) {
    String transaction = profile.transactionId();
    if (profile.chargingProfilePurpose() == TxProfile) {
      if (transaction == null) {
        return Optional.of(new Refusal("MissingParam", "a TxProfile names its transaction"));
      }
      if (running.filter(transaction::equals).isEmpty()) {
        return Optional.of(new Refusal("TxNotFound", "no transaction " + transaction));
      }
    }
    if (installed.stream().anyMatch(held -> rivals(held, evseId, profile))) {
      return Optional.of(
          new Refusal("DuplicateProfile", "same purpose and stack level as another profile"));
    }
    boolean known = installed.stream().anyMatch(held -> held.profile().id() == profile.id());
    return !known && installed.size() >= can.maxProfiles()
        ? Optional.of(new Refusal("TooManyProfiles", "no room for another profile"))
        : Optional.empty();
  }

  /** K01.FR.06: nothing could tell which of the two leads. */
  private static boolean rivals(Installed held, int evseId, ChargingProfile profile) {
    ChargingProfile other = held.profile();
    return other.id() != profile.id()
        && held.evseId() == evseId
        && other.chargingProfilePurpose() == profile.chargingProfilePurpose()
        && other.stackLevel() == profile.stackLevel()
        && Placement.overlap(other, profile);
  }

  private boolean matches(Installed held, ChargingProfileCriterion wanted) {
    ChargingProfile profile = held.profile();
    if (wanted.chargingProfileId() != null) {
      return wanted.chargingProfileId().contains(profile.id());
    }
    boolean source =
        wanted.chargingLimitSource() == null || wanted.chargingLimitSource().contains(source(held));
    return source
        && (wanted.chargingProfilePurpose() == null
            || wanted.chargingProfilePurpose() == profile.chargingProfilePurpose())
        && (wanted.stackLevel() == null || wanted.stackLevel() == profile.stackLevel());
  }

  private static Predicate<Installed> cleared(ClearChargingProfileRequest request) {
    Integer id = request.chargingProfileId();
    if (id != null) {
      return held -> held.profile().id() == id && !imposed(held);
    }
    ClearChargingProfile criteria = request.chargingProfileCriteria();
    return held -> !imposed(held) && (criteria == null || meets(held, criteria));
  }

  private static boolean meets(Installed held, ClearChargingProfile criteria) {
    ChargingProfile profile = held.profile();
    return (criteria.evseId() == null || criteria.evseId() == held.evseId())
        && (criteria.stackLevel() == null || criteria.stackLevel() == profile.stackLevel())
        && (criteria.chargingProfilePurpose() == null
            || criteria.chargingProfilePurpose() == profile.chargingProfilePurpose());
  }

  /** Who set a limit: the CSMS, or the energy manager on site (K09). */
  public static String source(Installed held) {
    return imposed(held) ? "EMS" : "CSO";
  }

  private static boolean imposed(Installed held) {
    return held.profile().chargingProfilePurpose()
        == ChargingProfilePurpose.ChargingStationExternalConstraints;
  }

  private static ChargingProfile updated(
      ChargingProfile profile, ChargingScheduleUpdate update, Instant now) {
    var schedule = profile.chargingSchedule().getFirst();
    ChargingSchedulePeriod period = schedule.chargingSchedulePeriod().getFirst();
    ChargingSchedulePeriod changed =
        ChargingSchedulePeriodBuilder.builder(period)
            .limit(update.limit() == null ? period.limit() : update.limit())
            .dischargeLimit(
                update.dischargeLimit() == null ? period.dischargeLimit() : update.dischargeLimit())
            .setpoint(update.setpoint() == null ? period.setpoint() : update.setpoint())
            .build();
    return ChargingProfileBuilder.builder(profile)
        .dynUpdateTime(now)
        .chargingSchedule(
            List.of(
                ChargingScheduleBuilder.builder(schedule)
                    .chargingSchedulePeriod(List.of(changed))
                    .build()))
        .build();
  }
}
