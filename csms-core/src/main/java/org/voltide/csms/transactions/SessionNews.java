package org.voltide.csms.transactions;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.voltide.csms.metering.Reading;
import org.voltide.csms.platform.LiveEvents;

/** Tells the rest of the system, after the commit, what became of a session. */
@Singleton
class SessionNews {
  private final Event<SessionChanged> changes;
  private final LiveSessions liveSessions;
  private final LiveEvents live;

  SessionNews(Event<SessionChanged> changes, LiveSessions liveSessions, LiveEvents live) {
    this.changes = changes;
    this.liveSessions = liveSessions;
    this.live = live;
  }

  void tell(Step step) {
    if (step.change().isPresent()) {
      tell(step.session(), step.change().get(), step.readings());
    }
  }

  void tell(Session session, SessionChanged.Kind change, List<Reading> readings) {
    changes.fire(new SessionChanged(session.id(), session.siteId(), session.stationId(), change));
    liveSessions.changed(session.id());
    if (live.isHeard("sample")) {
      readings.forEach(
          r -> live.publish("sample", session.siteId(), LiveSample.of(session.id(), r)));
    }
  }

  /** A sample as the event stream shows it. */
  record LiveSample(UUID sessionId, @JsonUnwrapped SampleView sample) {

    static LiveSample of(UUID sessionId, Reading r) {
      return new LiveSample(
          sessionId,
          new SampleView(r.at(), r.powerW(), r.importWh(), r.exportWh(), r.socPercent()));
    }
  }
}
