package org.voltide.csms.energy.control;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.voltide.csms.energy.forecast.Forecast;
import org.voltide.csms.energy.forecast.PowerSeries;
import org.voltide.csms.energy.forecast.Quantity;
import org.voltide.csms.energy.meters.PowerChanged;
import org.voltide.csms.energy.meters.PowerStore;

/** What sites expect, made anew each quarter hour and when something is told. Thread-safe. */
@Singleton
class Outlooks {

  private static final Logger LOG = Logger.getLogger(Outlooks.class);

  private final PowerStore power;
  private final PastArrivals past;
  private final Map<String, Made> made = new ConcurrentHashMap<>();

  /** A forecast for a site as it was then. */
  private record Made(SiteFacts site, Instant quarter, Forecast forecast) {

    boolean isOf(SiteFacts wanted, Instant when) {
      return site.equals(wanted) && quarter.equals(when);
    }
  }

  Outlooks(PowerStore power, PastArrivals past) {
    this.power = power;
    this.past = past;
  }

  /** Before the site is planned because of it. */
  void power(@Observes @Priority(1) PowerChanged change) {
    made.remove(change.siteId());
    past.forget(change.siteId());
  }

  /** What is expected at a site. */
  Outlook of(SiteFacts site, Instant now) {
    try {
      return new Outlook(Optional.of(forecast(site, now)), past.expected(site, now));
    } catch (RuntimeException e) {
      LOG.errorf(e, "Site %s is planned with its configured base load alone", site.id());
      return Outlook.NONE;
    }
  }

  /** The load and PV of a site in the next two days. */
  Forecast forecast(SiteFacts site, Instant now) {
    Instant quarter = PowerSeries.quarterOf(now);
    return made.compute(
            site.id(),
            (_, last) -> last != null && last.isOf(site, quarter) ? last : make(site, now))
        .forecast();
  }

  private Made make(SiteFacts site, Instant now) {
    return new Made(
        site,
        PowerSeries.quarterOf(now),
        Forecast.of(
            power.known(site.id(), Quantity.LOAD),
            power.known(site.id(), Quantity.PV),
            site.baseLoadInAllW(),
            now,
            site.zone()));
  }
}
