package org.voltide.csms.stationcertificates;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.voltide.csms.devicemodel.DeviceModel;
import org.voltide.csms.devicemodel.VariableAddress;
import org.voltide.csms.ocpp.Commands;
import org.voltide.csms.ocpp.Outcomes;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.upstream.Upstreams;
import org.voltide.csms.upstream.Use;
import org.voltide.ocpp.gateway.StationLink;
import org.voltide.ocpp.message.certificates.GetCertificateIdUse;
import org.voltide.ocpp.message.remotecontrol.TriggerMessageRequest;
import org.voltide.ocpp.message.remotecontrol.TriggerMessageStatus;

/**
 * Has stations make new keys and ask for their certificates (OCPP 2.1 A02), and sees what became of
 * it. Blocks.
 */
@Singleton
class RenewalRequests implements RenewalCampaigns.Stations {
  /** IANA's registry of close codes of WebSocket: service restart, connect again. */
  private static final int COME_AGAIN = 1012;

  /** Nobody waits longer than this many doublings take. */
  private static final int MOST_REPEATS = 10;

  private static final VariableAddress WAIT =
      VariableAddress.of("SecurityCtrlr", "CertSigningWaitMinimum");
  private static final VariableAddress REPEATS =
      VariableAddress.of("SecurityCtrlr", "CertSigningRepeatTimes");

  private final Commands commands;
  private final InstalledCertificates installed;
  private final StationLink link;
  private final DeviceModel devices;
  private final CarSideAuthority hierarchy;
  private final Upstreams upstreams;

  RenewalRequests(
      Commands commands,
      InstalledCertificates installed,
      StationLink link,
      DeviceModel devices,
      CarSideAuthority hierarchy,
      Upstreams upstreams) {
    this.commands = commands;
    this.installed = installed;
    this.link = link;
    this.devices = devices;
    this.hierarchy = hierarchy;
    this.upstreams = upstreams;
  }

  @Override
  public void ask(String stationId, StationUse use) {
    var answer =
        commands.ask(stationId, new TriggerMessageRequest(use.trigger(), null, null, null));
    if (answer.status() != TriggerMessageStatus.Accepted) {
      throw Outcomes.refused(stationId, answer.status(), answer.statusInfo());
    }
  }

  /** Why asking was in vain; empty when it was not. */
  String tryAsking(String stationId, StationUse use) {
    try {
      ask(stationId, use);
      return "";
    } catch (Problem inVain) {
      return String.valueOf(inVain.getMessage());
    }
  }

  @Override
  public boolean canIssueForCars() {
    return upstreams.of(Use.V2G).isPresent() || hierarchy.notNow().isEmpty();
  }

  /** Its first pause, doubled for each repetition (OCPP 2.1 A02). */
  @Override
  public Duration persistence(String stationId) {
    int wait = devices.number(stationId, WAIT).orElse(0);
    int repeats = devices.number(stationId, REPEATS).orElse(0);
    return Duration.ofSeconds(Math.max(0, wait))
        .multipliedBy((1L << (Math.clamp(repeats, 0, MOST_REPEATS) + 1)) - 1);
  }

  @Override
  public void look(String stationId) {
    installed.refresh(stationId, List.of(GetCertificateIdUse.V2GCertificateChain));
  }

  @Override
  public void reconnect(String stationId) {
    link.connection(stationId)
        .ifPresent(connection -> connection.close(COME_AGAIN, "Connect with the new certificate"));
  }
}
