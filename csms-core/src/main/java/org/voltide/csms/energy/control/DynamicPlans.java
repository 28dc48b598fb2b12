package org.voltide.csms.energy.control;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.voltide.csms.platform.Rounds;
import org.voltide.csms.smartcharging.DynamicSchedules;

/**
 * Brings plans step by step to stations that follow one value at a time (OCPP 2.1 K28, Q04): above
 * the schedule that a station accepted lies a dynamic profile with its value of the moment, pushed
 * when a step begins and after each new plan, and fetched where a push was lost. It never says
 * anything else than the schedule, which holds when nobody renews it.
 *
 * <p>Kept in memory: after a restart stations come back, and get the profile anew. Thread-safe.
 */
@Singleton
class DynamicPlans {

  /** In real time. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final DynamicSchedules profiles;
  private final Clock clock;
  private final Map<Outlet, StepLine> lines = new ConcurrentHashMap<>();

  /** Where a profile's id is the same for each car: what is said there is said one by one. */
  private record Outlet(String stationId, int evseId) {
    static Outlet of(Course course) {
      return new Outlet(course.stationId(), course.evseId());
    }
  }

  DynamicPlans(DynamicSchedules profiles, Clock clock) {
    this.profiles = profiles;
    this.clock = clock;
  }

  void start(@Observes StartupEvent event, Rounds rounds) {
    rounds.every(LOOK, "steps of dynamic plans", this::look);
  }

  /**
   * Tells a station the value of a schedule it has just accepted, on the calling thread: until then
   * it does what it was told before.
   *
   * @return whether it is known to do what the schedule says
   */
  boolean follow(Course course) {
    if (!course.station().dynamic()) {
      return true;
    }
    StepLine line = line(course);
    tell(line, clock.instant());
    return line.isHeard();
  }

  /** Goes on with a schedule that a station accepted before, without waiting for the station. */
  void goOn(Course course) {
    if (course.station().dynamic() && !lines.containsKey(Outlet.of(course))) {
      Thread.ofVirtual().name("step-of-" + course.stationId()).start(() -> follow(course));
    }
  }

  /** One that has just ended is waited for, so that nothing of it comes after this. */
  private StepLine line(Course course) {
    Outlet outlet = Outlet.of(course);
    StepLine line = lines.computeIfAbsent(outlet, _ -> new StepLine(profiles, course));
    if (line.turnTo(course)) {
      return line;
    }
    lines.remove(outlet, line);
    return line(course);
  }

  /** One that was refused stays, so that not every plan asks again: another schedule does. */
  private void tell(StepLine line, Instant now) {
    if (!line.tell(now) && !line.isRefused()) {
      lines.remove(Outlet.of(line.course()), line);
    }
  }

  /** Leaves all sessions of a site to themselves but these, without waiting for their stations. */
  void keepOnly(String siteId, Set<UUID> sessions) {
    lines.forEach(
        (outlet, line) -> {
          Course course = line.course();
          if (course.siteId().equals(siteId) && !sessions.contains(course.session())) {
            Thread.ofVirtual()
                .name("step-of-" + course.stationId())
                .start(() -> leave(outlet, line, course.session()));
          }
        });
  }

  private void leave(Outlet outlet, StepLine line, UUID session) {
    if (line.end(session)) {
      lines.remove(outlet, line);
    }
  }

  /** Tells each station whose next step has begun, without waiting for any. */
  void look() {
    Instant now = clock.instant();
    lines.values().stream()
        .filter(line -> line.isDue(now))
        .collect(Collectors.groupingBy(line -> line.course().siteId()))
        .forEach(
            (site, due) -> Thread.ofVirtual().name("steps-of-" + site).start(() -> tell(due, now)));
  }

  /** Who shall take or give less first: the others take their room. */
  private void tell(List<StepLine> due, Instant now) {
    Map<Boolean, List<StepLine>> falling =
        due.stream().collect(Collectors.partitioningBy(line -> line.falls(now)));
    tellTogether(falling.get(true), now);
    tellTogether(falling.get(false), now);
  }

  private void tellTogether(List<StepLine> together, Instant now) {
    try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
      together.forEach(line -> each.execute(() -> tell(line, now)));
    }
  }
}
