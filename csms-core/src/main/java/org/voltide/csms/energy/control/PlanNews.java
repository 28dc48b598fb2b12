package org.voltide.csms.energy.control;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;
import org.voltide.csms.energy.control.SitePlanning.Planned;
import org.voltide.csms.platform.LiveEvents;
import org.voltide.csms.transactions.LiveSessions;

/** Tells whoever listens of new plans and of what they change. Call after the commit. */
@Singleton
class PlanNews {

  private final LiveEvents live;
  private final LiveSessions sessions;

  PlanNews(LiveEvents live, LiveSessions sessions) {
    this.live = live;
    this.sessions = sessions;
  }

  /** The event of topic {@code plan}. */
  public record NewPlan(String siteId, Instant madeAt, String reason) {}

  void planned(String siteId, Planned planned) {
    live.publish(
        "plan", siteId, new NewPlan(siteId, planned.view().madeAt(), planned.view().reason()));
    planned.changed().forEach(sessions::changed);
  }

  void controlled(UUID session) {
    sessions.changed(session);
  }
}
