package org.voltide.csms.energy.control;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.voltide.csms.energy.profile.ProfileWriter;
import org.voltide.csms.smartcharging.DynamicSchedules;
import org.voltide.ocpp.message.smartcharging.ChargingProfileStatus;
import org.voltide.ocpp.message.smartcharging.ClearChargingProfileRequest;
import org.voltide.ocpp.message.smartcharging.SetChargingProfileRequest;
import org.voltide.ocpp.message.type.ChargingProfile;
import org.voltide.ocpp.message.type.ChargingProfileBuilder;
import org.voltide.ocpp.message.type.ChargingSchedule;
import org.voltide.ocpp.message.type.ChargingScheduleBuilder;
import org.voltide.ocpp.message.type.ChargingSchedulePeriod;
import org.voltide.ocpp.message.type.ChargingSchedulePeriodBuilder;

/** The dynamic profile at one EVSE, of one session after the other. Blocks. Thread-safe. */
final class StepLine {

  private static final Logger LOG = Logger.getLogger(StepLine.class);

  private final DynamicSchedules profiles;
  private volatile Course course;
  private volatile Instant due = Instant.MAX;

  /** What the station holds, but for its values; guarded by this, as is what follows. */
  private Optional<ChargingProfile> held = Optional.empty();

  private double toldW;
  private boolean ended;
  private boolean refused;

  /** Of one that ended: whether the station said that it holds nothing of it any more. */
  private boolean cleared;

  StepLine(DynamicSchedules profiles, Course course) {
    this.profiles = profiles;
    this.course = course;
  }

  Course course() {
    return course;
  }

  /**
   * The station accepted another schedule; one of an older plan was followed by this already.
   *
   * @return false when this has ended
   */
  synchronized boolean turnTo(Course next) {
    course = next.planId() < course.planId() ? course : next;
    return !ended;
  }

  /** Whether a step has begun; asked again, none has until the next one. */
  boolean isDue(Instant now) {
    boolean begun = !now.isBefore(due);
    due = begun ? course.nextAfter(now) : due;
    return begun;
  }

  /** Whether the station is about to be told to take or give less. */
  synchronized boolean falls(Instant now) {
    return Math.abs(course.powerAt(now)) < Math.abs(toldW);
  }

  /**
   * Tells the station the value of a moment.
   *
   * @return false when it holds no value of ours any more: the schedule does
   */
  synchronized boolean tell(Instant now) {
    due = course.nextAfter(now);
    if (ended) {
      return false;
    }
    boolean told = course.profileAt(now).filter(this::takes).isPresent();
    if (told) {
      toldW = course.powerAt(now);
    } else {
      end(course.session());
    }
    return told;
  }

  /** Changes values where nothing else has changed; a profile that was lost is set again. */
  private boolean takes(ChargingProfile profile) {
    try {
      Optional<ChargingProfile> form = Optional.of(withoutValues(profile));
      boolean pushed =
          held.equals(form)
              && profiles.push(course.stationId(), profile).status()
                  == ChargingProfileStatus.Accepted;
      boolean taken = pushed || set(profile);
      held = form.filter(_ -> taken);
      return taken;
    } catch (RuntimeException none) {
      LOG.infof("%s gets its plan as a schedule alone: %s", course.stationId(), none.getMessage());
      return false;
    }
  }

  private boolean set(ChargingProfile profile) {
    var answer =
        profiles.set(
            course.stationId(), new SetChargingProfileRequest(course.evseId(), profile, null));
    boolean taken = answer.status() == ChargingProfileStatus.Accepted;
    refused = !taken;
    if (refused) {
      LOG.warnf("%s refuses a dynamic profile: %s", course.stationId(), answer.statusInfo());
    }
    return taken;
  }

  /**
   * Takes the profile away: the schedule below holds, as it does soon if this is not heard.
   *
   * @return false when it is another session's meanwhile, which keeps it
   */
  synchronized boolean end(UUID session) {
    if (!course.session().equals(session)) {
      return false;
    }
    if (!ended) {
      ended = true;
      cleared = isCleared();
    }
    return true;
  }

  /**
   * Whether the station is known to do what the schedule says, be it by a value or by the schedule
   * itself, not by a value of before that it neither changed nor gave up.
   */
  synchronized boolean isHeard() {
    return !ended || cleared;
  }

  /** Whether the station said that it takes no such profile for this schedule. */
  synchronized boolean isRefused() {
    return refused;
  }

  private boolean isCleared() {
    try {
      var _ =
          profiles.clear(
              course.stationId(),
              new ClearChargingProfileRequest(ProfileWriter.stepId(course.evseId()), null, null));
      return true;
    } catch (RuntimeException gone) {
      LOG.debugf("The dynamic profile of %s runs out: %s", course.stationId(), gone.getMessage());
      return false;
    }
  }

  private static ChargingProfile withoutValues(ChargingProfile profile) {
    ChargingSchedule schedule = profile.chargingSchedule().getFirst();
    ChargingSchedulePeriod period =
        ChargingSchedulePeriodBuilder.builder(schedule.chargingSchedulePeriod().getFirst())
            .limit(null)
            .dischargeLimit(null)
            .setpoint(null)
            .build();
    return ChargingProfileBuilder.builder(profile)
        .dynUpdateTime(null)
        .chargingSchedule(
            List.of(
                ChargingScheduleBuilder.builder(schedule)
                    .chargingSchedulePeriod(List.of(period))
                    .build()))
        .build();
  }
}
