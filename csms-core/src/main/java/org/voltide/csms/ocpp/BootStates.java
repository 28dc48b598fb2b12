package org.voltide.csms.ocpp;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.voltide.ocpp.gateway.StationConnection;
import org.voltide.ocpp.message.OcppAction;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.provisioning.RegistrationStatus;
import org.voltide.ocpp.message.remotecontrol.MessageTrigger;
import org.voltide.ocpp.message.remotecontrol.TriggerMessageRequest;
import org.voltide.ocpp.message.v16.ExtendedTrigger;
import org.voltide.ocpp.message.v16.ExtendedTriggerMessageReq;
import org.voltide.ocpp.message.v16.Trigger;
import org.voltide.ocpp.message.v16.TriggerMessageReq;

/**
 * How the last BootNotification of each station was answered. The state outlives sockets: a station
 * that comes back does not boot again (OCPP 2.1 B04). At most one entry per registered station.
 * Thread-safe.
 */
@Singleton
public class BootStates {
  private static final Set<String> STARTS_AND_STOPS =
      Set.of(
          "RequestStartTransaction",
          "RequestStopTransaction",
          "RemoteStartTransaction",
          "RemoteStopTransaction");

  private final Map<String, RegistrationStatus> answers = new ConcurrentHashMap<>();

  /** A BootNotification was answered so. */
  public void answered(String stationId, RegistrationStatus status) {
    answers.put(stationId, status);
  }

  /** How the last BootNotification was answered; empty before the first one. */
  public Optional<RegistrationStatus> of(String stationId) {
    return Optional.ofNullable(answers.get(stationId));
  }

  public boolean isAccepted(String stationId) {
    return answers.get(stationId) == RegistrationStatus.Accepted;
  }

  /** Whether variables and reports may be asked of it (B02.FR.01). */
  public boolean mayBeConfigured(String stationId) {
    return isAccepted(stationId) || answers.get(stationId) == RegistrationStatus.Pending;
  }

  /**
   * Whether a station may be asked this. One that is pending starts and stops nothing (B02.FR.05);
   * one that was rejected, or has not booted yet, is only asked to boot (B03.FR.03). With an
   * expired certificate it is asked what renews it, before its boot too.
   */
  boolean mayBeAsked(StationConnection station, Request<?> request) {
    String stationId = station.stationId();
    if (station.renewOnly()) {
      return Renewal.mayAsk(request)
          && (isToBoot(request) || answers.get(stationId) != RegistrationStatus.Rejected);
    }
    return isAccepted(stationId)
        || isToBoot(request)
        || (mayBeConfigured(stationId)
            && !STARTS_AND_STOPS.contains(OcppAction.of(request).name()));
  }

  private static boolean isToBoot(Request<?> request) {
    return switch (request) {
      case TriggerMessageRequest asked ->
          asked.requestedMessage() == MessageTrigger.BootNotification;
      case TriggerMessageReq asked -> asked.requestedMessage() == Trigger.BootNotification;
      case ExtendedTriggerMessageReq asked ->
          asked.requestedMessage() == ExtendedTrigger.BootNotification;
      default -> false;
    };
  }

  /**
   * What the database knows when a station connects.
   *
   * @param renewOnly then an accepted station is pending until it comes back with a certificate
   */
  void restore(String stationId, Optional<String> status, boolean renewOnly) {
    if (status.isEmpty()) {
      answers.remove(stationId);
    } else {
      RegistrationStatus before = RegistrationStatus.valueOf(status.get());
      answers.put(
          stationId,
          renewOnly && before == RegistrationStatus.Accepted ? RegistrationStatus.Pending : before);
    }
  }
}
