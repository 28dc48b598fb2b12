package org.voltide.csms.provisioning;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.voltide.csms.desired.DesiredReached;
import org.voltide.csms.ocpp.BootStates;
import org.voltide.ocpp.gateway.CallOutcome;
import org.voltide.ocpp.gateway.StationLink;
import org.voltide.ocpp.message.Response;
import org.voltide.ocpp.message.provisioning.RegistrationStatus;
import org.voltide.ocpp.message.provisioning.ResetRequest;
import org.voltide.ocpp.message.provisioning.ResetResponse;
import org.voltide.ocpp.message.provisioning.ResetType;
import org.voltide.ocpp.message.remotecontrol.MessageTrigger;
import org.voltide.ocpp.message.remotecontrol.TriggerMessageRequest;
import org.voltide.ocpp.message.remotecontrol.TriggerMessageResponse;
import org.voltide.ocpp.message.remotecontrol.TriggerMessageStatus;

/** Asks stations to boot again when their BootNotification would now be answered otherwise. */
@Singleton
class BootTrigger {
  private final StationLink link;
  private final BootStates boots;
  private final BootVerdicts verdicts;

  BootTrigger(StationLink link, BootStates boots, BootVerdicts verdicts) {
    this.link = link;
    this.boots = boots;
    this.verdicts = verdicts;
  }

  /** A station that does not listen boots again by itself after its retry interval. */
  void bootAgain(String stationId) {
    var unused =
        link.call(
            stationId,
            new TriggerMessageRequest(MessageTrigger.BootNotification, null, null, null));
  }

  /**
   * Has a station take notice of a changed policy. Blocks until it has answered.
   *
   * @param reset how a station may be restarted that does not boot again for the asking
   */
  BootPolicyEffect policyChanged(String stationId, Optional<ResetType> reset) {
    var asked =
        soon(
            link.call(
                stationId,
                new TriggerMessageRequest(MessageTrigger.BootNotification, null, null, null)));
    if (asked instanceof CallOutcome.NotConnected<?>
        || asked instanceof CallOutcome.ConnectionLost<?>) {
      return BootPolicyEffect.NEXT_CONNECTION;
    }
    if (asked instanceof CallOutcome.Answered<TriggerMessageResponse>(var answer)
        && answer.status() == TriggerMessageStatus.Accepted) {
      return BootPolicyEffect.AT_ONCE;
    }
    return reset.map(how -> restarted(stationId, how)).orElse(BootPolicyEffect.NEXT_BOOT);
  }

  private BootPolicyEffect restarted(String stationId, ResetType how) {
    var outcome = soon(link.call(stationId, new ResetRequest(how, null, null)));
    return outcome instanceof CallOutcome.Answered<ResetResponse>(var answer)
        ? switch (answer.status()) {
          case Accepted -> BootPolicyEffect.AT_ONCE;
          case Scheduled -> BootPolicyEffect.AFTER_CHARGING;
          case Rejected -> BootPolicyEffect.NEXT_BOOT;
        }
        : BootPolicyEffect.NEXT_BOOT;
  }

  /** The stage never fails, and ends with the call's timeout. */
  private static <R extends Response> CallOutcome<R> soon(CompletionStage<CallOutcome<R>> call) {
    return call.toCompletableFuture().join();
  }

  /** What held the station up is done (B02.FR.02); one that is held otherwise waits on. */
  void configured(@Observes DesiredReached reached) {
    String stationId = reached.stationId();
    boolean isHeld = boots.of(stationId).filter(RegistrationStatus.Pending::equals).isPresent();
    if (isHeld && verdicts.wouldAccept(stationId)) {
      bootAgain(stationId);
    }
  }
}
