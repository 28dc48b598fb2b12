package org.voltide.csms.provisioning;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.voltide.csms.desired.DesiredReached;
import org.voltide.csms.ocpp.BootStates;
import org.voltide.ocpp.gateway.StationLink;
import org.voltide.ocpp.message.provisioning.RegistrationStatus;
import org.voltide.ocpp.message.remotecontrol.MessageTrigger;
import org.voltide.ocpp.message.remotecontrol.TriggerMessageRequest;

/** Asks stations to boot again when their BootNotification would now be answered otherwise. */
@Singleton
class BootTrigger {
  private final StationLink link;
  private final BootStates boots;

  BootTrigger(StationLink link, BootStates boots) {
    this.link = link;
    this.boots = boots;
  }

  /** A station that does not listen boots again by itself after its retry interval. */
  void bootAgain(String stationId) {
    var unused =
        link.call(
            stationId,
            new TriggerMessageRequest(MessageTrigger.BootNotification, null, null, null));
  }

  /** What held the station up is done (B02.FR.02). */
  void configured(@Observes DesiredReached reached) {
    if (boots.of(reached.stationId()).filter(RegistrationStatus.Pending::equals).isPresent()) {
      bootAgain(reached.stationId());
    }
  }
}
