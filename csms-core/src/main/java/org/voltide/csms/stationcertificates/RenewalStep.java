package org.voltide.csms.stationcertificates;

import java.time.Duration;
import java.util.Optional;

/**
 * What a station of a renewal campaign needs next. Pure. The certificate before stays in force all
 * the while: a new one counts when the station has connected with it, or has it in its inventory
 * where only cars see it (OCPP 2.1 A02.FR.11, M03).
 */
sealed interface RenewalStep {

  /** Something to do, and to repeat after pauses that double. */
  enum Task implements RenewalStep {
    /** Have it make a key and ask for its certificate (A02). */
    ASK(Duration.ofMinutes(10)),
    /** Ask it what it has installed (M03). */
    LOOK(Duration.ofMinutes(1)),
    /** Hang up, so that it connects with its new certificate. */
    RECONNECT(Duration.ofMinutes(10));

    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);

    private final Duration pause;

    Task(Duration pause) {
      this.pause = pause;
    }

    /**
     * How long to wait after the task was done so many times.
     *
     * @param atLeast how long the station itself tries (CertSigningWaitMinimum, doubled
     *     CertSigningRepeatTimes times), during which it is not asked anew
     */
    Duration pause(int attempts, Duration atLeast) {
      Duration first = this == ASK && atLeast.compareTo(pause) > 0 ? atLeast : pause;
      Duration doubled = first.multipliedBy(1L << Math.min(attempts - 1, 10));
      return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }
  }

  /** Nothing to do until there is news. */
  record Wait() implements RenewalStep {}

  /** It has its new certificate, and that was seen. */
  record Done() implements RenewalStep {}

  /** It will not have it. */
  record Fail(String why) implements RenewalStep {}

  /**
   * What is known of a station that has its turn.
   *
   * @param delivery how its new certificate stands, once there is one
   * @param note why it would not have it, or why there is none
   * @param isRefused whoever is to issue it would not
   * @param isLate it was delivered a while ago
   * @param isShown it connected with it
   * @param isInstalled its inventory has it
   * @param showsCertificate its connection is one for which it shows a certificate (security
   *     profile 3)
   */
  record Standing(
      Optional<IssuedCertificate.State> delivery,
      String note,
      boolean isRefused,
      boolean isLate,
      boolean isShown,
      boolean isInstalled,
      boolean showsCertificate) {}

  static RenewalStep of(StationUse use, Standing standing) {
    if (standing.delivery().isEmpty()) {
      return standing.isRefused() ? new Fail(standing.note()) : Task.ASK;
    }
    if (use.isForCarsOnly() ? standing.isInstalled() : standing.isShown()) {
      return new Done();
    }
    return switch (standing.delivery().get()) {
      case REJECTED -> new Fail("would not have it: " + standing.note());
      case ISSUED -> new Wait();
      case DELIVERED -> delivered(use, standing);
    };
  }

  private static RenewalStep delivered(StationUse use, Standing standing) {
    if (use.isForCarsOnly()) {
      return Task.LOOK;
    }
    if (!standing.showsCertificate()) {
      return new Done();
    }
    return standing.isLate() ? Task.RECONNECT : new Wait();
  }
}
