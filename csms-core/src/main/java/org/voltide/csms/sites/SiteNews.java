package org.voltide.csms.sites;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import org.voltide.csms.platform.LiveEvents;

/** Puts changed sites on the event stream. */
@ApplicationScoped
class SiteNews {

  @Inject Sites sites;
  @Inject LiveEvents events;

  void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) SiteChanged change) {
    if (events.isHeard("site")) {
      Thread.startVirtualThread(
          () ->
              sites
                  .find(change.siteId())
                  .ifPresent(site -> events.publish("site", site.id(), site)));
    }
  }
}
