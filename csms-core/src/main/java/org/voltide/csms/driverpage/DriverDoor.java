package org.voltide.csms.driverpage;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.InstantSource;
import java.util.UUID;
import java.util.regex.Pattern;
import org.voltide.csms.driverpage.DriverLinks.Linked;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Throttle;

/** Whom a link lets in, and how often. Thread-safe. */
@Singleton
class DriverDoor {

  /** Many phones share one address of their network. */
  static final int REQUESTS_OF_ADDRESS = 600;

  static final int READS_OF_LINK = 120;

  /** Each change plans a whole site. */
  static final int CHANGES_OF_LINK = 12;

  private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{32}");

  private final DriverLinks links;
  private final DriverPageSettings settings;
  private final Clock clock;
  private final Throttle addresses;
  private final Throttle reads;
  private final Throttle changes;

  @Inject
  DriverDoor(DriverLinks links, DriverPageSettings settings, Clock clock) {
    this(links, settings, clock, InstantSource.system());
  }

  DriverDoor(DriverLinks links, DriverPageSettings settings, Clock clock, InstantSource time) {
    this.links = links;
    this.settings = settings;
    this.clock = clock;
    this.addresses = new Throttle(REQUESTS_OF_ADDRESS, time);
    this.reads = new Throttle(READS_OF_LINK, time);
    this.changes = new Throttle(CHANGES_OF_LINK, time);
  }

  /**
   * The session behind a link.
   *
   * @throws Problem 404 no such link, 410 it is over, 429 asked too often
   */
  Linked toRead(String secret, String address) {
    return open(secret, address, reads);
  }

  /** The same for a change. */
  Linked toChange(String secret, String address) {
    return open(secret, address, changes);
  }

  private Linked open(String secret, String address, Throttle ofLink) {
    demand(addresses, address);
    if (!SECRET.matcher(secret).matches()) {
      throw unknown();
    }
    Linked linked = links.behind(secret).orElseThrow(DriverDoor::unknown);
    if (isOver(linked)) {
      throw Problem.of(410, "The session has ended, and this link with it.");
    }
    demand(ofLink, linked.session().toString());
    return linked;
  }

  /** Whether a link of the session shows nothing any more. */
  boolean isOver(Linked linked) {
    return linked
        .endedAt()
        .filter(end -> end.plus(settings.linkLife()).isBefore(clock.instant()))
        .isPresent();
  }

  /** As whom the audit names a driver. */
  static String actor(UUID session) {
    return "driver of session " + session;
  }

  private static void demand(Throttle throttle, String caller) {
    if (!throttle.allows(caller)) {
      throw Problem.tooMany("Too often; try again in a minute.");
    }
  }

  private static Problem unknown() {
    return Problem.of(404, "There is no such link; it may have been replaced.");
  }
}
