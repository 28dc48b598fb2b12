package org.voltide.csms.energy.control;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.voltide.csms.energy.control.SitePlanning.Planned;
import org.voltide.csms.energy.control.SitePlanning.Posed;
import org.voltide.csms.energy.plan.NoPlanException;
import org.voltide.csms.platform.LogContext;
import org.voltide.csms.platform.Problem;

/**
 * Keeps one site on course. Reasons to look at it are collected while a cycle runs and met together
 * by the next one; there is never more than one cycle at a time. Thread-safe.
 */
final class SiteController {

  private static final Logger LOG = Logger.getLogger(SiteController.class);

  /** Samples are looked at together, so often in domain time: a deviation counts after minutes. */
  private static final Duration SAMPLES_TOGETHER = Duration.ofSeconds(20);

  /** A site is planned so often in domain time because its own meter was read. */
  private static final Duration READINGS_TOGETHER = Duration.ofMinutes(5);

  private final String siteId;
  private final SiteReader reader;
  private final SitePlanning planning;
  private final Settlement settlement;
  private final ControlStore control;
  private final PlanNews news;
  private final Turns turns;
  private final Clock clock;

  private final ReentrantLock cycle = new ReentrantLock();
  private final ReentrantLock books = new ReentrantLock();
  private final AtomicBoolean booking = new AtomicBoolean();
  private final ReentrantLock settling = new ReentrantLock();
  private final AtomicBoolean settlesSoon = new AtomicBoolean();
  private final Watch watch = new Watch();
  private final Troubles troubles = new Troubles("settled");
  private final Set<Reason> waiting = EnumSet.noneOf(Reason.class);
  private final Set<UUID> changedAfterEnd = new HashSet<>();
  private boolean scheduled;
  private volatile Instant nextSampleLook = Instant.MIN;
  private volatile Instant nextReadingLook = Instant.MIN;

  SiteController(
      String siteId,
      SiteReader reader,
      SitePlanning planning,
      Settlement settlement,
      ControlStore control,
      PlanNews news,
      Turns turns,
      Clock clock) {
    this.siteId = siteId;
    this.reader = reader;
    this.planning = planning;
    this.settlement = settlement;
    this.control = control;
    this.news = news;
    this.turns = turns;
    this.clock = clock;
  }

  /** Has the site looked at soon, on a virtual thread. */
  void wake(Reason reason) {
    synchronized (waiting) {
      waiting.add(reason);
      if (!scheduled) {
        scheduled = true;
        Thread.ofVirtual()
            .name("site-" + siteId)
            .start(() -> LogContext.site(siteId).run(this::run));
      }
    }
    if (reason.isUrgent()) {
      turns.hurry(siteId);
    }
  }

  /** Has what flows looked at soon, unless that was done a moment ago. */
  void sampled() {
    Instant now = clock.instant();
    if (!now.isBefore(nextSampleLook)) {
      nextSampleLook = now.plus(SAMPLES_TOGETHER);
      wake(Reason.SAMPLE);
    }
  }

  /** Whether the site's own meter was last heeded long enough ago to be heeded now. */
  boolean isReadAgain() {
    Instant now = clock.instant();
    boolean again = !now.isBefore(nextReadingLook);
    nextReadingLook = again ? now.plus(READINGS_TOGETHER) : nextReadingLook;
    return again;
  }

  /** Has a session that has ended settled, again if it was before. */
  void ended(UUID session) {
    synchronized (waiting) {
      changedAfterEnd.add(session);
    }
    wake(Reason.DEPARTURE);
  }

  private void run() {
    while (isAwaited()) {
      try {
        if (!takeSamples()) {
          planInTurn(this::isUrgent, this::takeNews);
        } else if (watch()) {
          wake(Reason.DEVIATION);
        }
      } catch (RuntimeException e) {
        LOG.errorf(e, "Site %s could not be looked at", siteId);
      }
    }
  }

  private boolean isAwaited() {
    synchronized (waiting) {
      scheduled = !waiting.isEmpty();
      return scheduled;
    }
  }

  private boolean isUrgent() {
    synchronized (waiting) {
      return waiting.stream().anyMatch(Reason::isUrgent);
    }
  }

  /** Whether there was nothing but samples, which need no turn. */
  private boolean takeSamples() {
    synchronized (waiting) {
      boolean samples = areSamples(waiting);
      if (samples) {
        waiting.clear();
      }
      return samples;
    }
  }

  private Set<Reason> takeNews() {
    Set<Reason> reasons;
    synchronized (waiting) {
      reasons = EnumSet.copyOf(waiting);
      waiting.clear();
    }
    settleSoon();
    if (reasons.contains(Reason.QUARTER_HOUR)) {
      Thread.ofVirtual()
          .name("ledgers-" + siteId)
          .start(() -> LogContext.site(siteId).run(this::book));
    }
    return reasons;
  }

  /**
   * Brings the ledgers of sessions that go on up to date, on the calling thread. Beside the cycle,
   * since it takes seconds where thousands of cars are and news cannot wait so long.
   */
  void book() {
    if (!booking.compareAndSet(false, true)) {
      return;
    }
    try {
      for (SessionFacts session : reader.activeSessions(siteId)) {
        troubles.apart(session.id(), () -> inBooks(() -> settlement.update(session)));
      }
    } catch (RuntimeException e) {
      LOG.errorf(e, "The ledgers of site %s are not up to date", siteId);
    } finally {
      booking.set(false);
    }
  }

  /** One session at a time: two writers of one ledger would collide. */
  private void inBooks(Runnable write) {
    books.lock();
    try {
      write.run();
    } finally {
      books.unlock();
    }
  }

  private static boolean areSamples(Set<Reason> reasons) {
    return reasons.equals(EnumSet.of(Reason.SAMPLE));
  }

  /**
   * Has what ended settled beside the cycle, since that takes seconds when hundreds leave at once.
   * Whatever ends before it begins is part of it, so no more than one ever waits.
   */
  private void settleSoon() {
    if (settlesSoon.compareAndSet(false, true)) {
      Thread.ofVirtual()
          .name("settlement-" + siteId)
          .start(
              () -> {
                try {
                  settle();
                } catch (RuntimeException e) {
                  LOG.errorf(e, "Sessions that ended at site %s are not settled", siteId);
                }
              });
    }
  }

  /** Settles what ended and plans unless nothing but samples came, all on the calling thread. */
  Optional<SitePlanView> look(Set<Reason> reasons) {
    if (!areSamples(reasons)) {
      settle();
      return planInTurn(() -> true, () -> reasons);
    }
    return watch() ? planInTurn(() -> true, () -> EnumSet.of(Reason.DEVIATION)) : Optional.empty();
  }

  /**
   * Plans when it is the site's turn. What happens while it waits is met by the same plan.
   *
   * @param news asked for when the turn has come
   */
  private Optional<SitePlanView> planInTurn(BooleanSupplier isUrgent, Supplier<Set<Reason>> news) {
    cycle.lock();
    try (var _ = turns.take(siteId, isUrgent)) {
      Set<Reason> reasons = news.get();
      watch();
      return plan(main(reasons));
    } finally {
      cycle.unlock();
    }
  }

  /** The one that changes most. */
  private static Reason main(Set<Reason> reasons) {
    return reasons.stream()
        .filter(reason -> !reason.changesLittle())
        .findFirst()
        .orElseGet(() -> reasons.iterator().next());
  }

  private Optional<SitePlanView> plan(Reason reason) {
    Optional<Planned> planned =
        reader.site(siteId).map(site -> planning.plan(site, reason, watch, this::sent));
    planned.ifPresent(
        made -> {
          watch.keepOnly(Set.copyOf(made.sessions()));
          news.planned(siteId, made);
        });
    return planned.map(Planned::view);
  }

  /**
   * Plans the site as it is and as it would be. Nothing is kept, and no station is told.
   *
   * @throws Problem 409 when one of them has no plan that may be carried out
   */
  Optional<SitePreview> preview(Supposed supposed) {
    return reader.site(siteId).map(site -> preview(site, supposed));
  }

  private SitePreview preview(SiteFacts site, Supposed supposed) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Posed before;
    Posed after;
    cycle.lock();
    try {
      before = planning.posed(site, planning.aims(siteId), false, watch, now);
      after =
          planning.posed(
              site.with(supposed),
              planning.aims(siteId, supposed),
              supposed.mode() != null,
              watch,
              now);
    } finally {
      cycle.unlock();
    }
    return new SitePreview(preview(before, now), preview(after, now));
  }

  /** Beside the site's own place in the line: news of it need not wait for somebody who asks. */
  private SitePlanView preview(Posed posed, Instant now) {
    try (var _ = turns.takeAside("preview " + UUID.randomUUID())) {
      return planning.preview(posed, now);
    } catch (NoPlanException none) {
      throw Problem.conflict("There would be no plan: %s".formatted(none.getMessage()));
    }
  }

  private void sent(UUID session, Sent sent) {
    news.controlled(session);
    if (sent.state() == ControlState.REJECTED) {
      wake(Reason.REJECTION);
    }
    if (sent.chosen()) {
      wake(Reason.CHOICE);
    }
  }

  private void settle() {
    settling.lock();
    try {
      settlesSoon.set(false);
      settleEnded();
    } finally {
      settling.unlock();
    }
  }

  private void settleEnded() {
    List<SessionFacts> unsettled = reader.unsettledSessions(siteId, clock.instant());
    Set<UUID> again;
    synchronized (waiting) {
      again = Set.copyOf(changedAfterEnd);
      changedAfterEnd.clear();
    }
    unsettled.forEach(this::settle);
    again.stream()
        .filter(id -> unsettled.stream().noneMatch(session -> session.id().equals(id)))
        .flatMap(id -> reader.session(id).stream())
        .forEach(this::settle);
  }

  private void settle(SessionFacts session) {
    if (troubles.apart(session.id(), () -> inBooks(() -> settlement.settle(session)))) {
      news.controlled(session.id());
    }
  }

  /** Looks at what flows, or should be told to, and says whether it calls for a new plan. */
  private boolean watch() {
    cycle.lock();
    try {
      Instant now = clock.instant();
      List<Watch.Finding> findings = watch.look(control.followed(siteId));
      for (Watch.Finding finding : findings) {
        control.deviates(finding.session(), finding.cause(), finding.note(), now);
        news.controlled(finding.session());
      }
      control.limitedOnly(siteId, watch.limited(now)).forEach(news::controlled);
      control.heardAgain(siteId, now).forEach(news::controlled);
      List<UUID> silent = control.fallenSilent(siteId, now);
      silent.forEach(news::controlled);
      boolean tried = watch.hasTried(now);
      return !findings.isEmpty() || !silent.isEmpty() || tried;
    } finally {
      cycle.unlock();
    }
  }
}
