package org.voltide.csms.provisioning;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.voltide.csms.desired.Desired;
import org.voltide.csms.desired.DesiredKind;
import org.voltide.csms.desired.DesiredStore;
import org.voltide.csms.desired.Outcome;
import org.voltide.csms.devicemodel.DeviceModel;
import org.voltide.csms.devicemodel.VariableAddress;
import org.voltide.csms.ocpp.Commands;
import org.voltide.csms.ocpp.Payloads;
import org.voltide.csms.platform.Problem;
import org.voltide.ocpp.message.provisioning.NetworkConnectionProfile;
import org.voltide.ocpp.message.provisioning.SetNetworkProfileRequest;
import org.voltide.ocpp.message.provisioning.SetNetworkProfileResponse;
import org.voltide.ocpp.message.provisioning.SetNetworkProfileStatus;
import org.voltide.ocpp.message.type.StatusInfo;

/**
 * Network connection profiles as desired state (OCPP 2.x B09), one per configuration slot. A wish
 * is a SetNetworkProfileRequest. Which slots are used, and in which order, is the variable
 * NetworkConfigurationPriority (B10).
 */
@Singleton
final class DesiredNetworkProfiles implements DesiredKind {
  private static final String NAME = "network-profiles";
  private static final VariableAddress ACTIVE =
      VariableAddress.of("OCPPCommCtrlr", "ActiveNetworkProfile");

  private final Commands commands;
  private final DeviceModel devices;
  private final DesiredStore desired;

  DesiredNetworkProfiles(Commands commands, DeviceModel devices, DesiredStore desired) {
    this.commands = commands;
    this.devices = devices;
    this.desired = desired;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Wish read(String payload) {
    SetNetworkProfileRequest wished = Payloads.read(SetNetworkProfileRequest.class, payload);
    NetworkConnectionProfile profile = wished.connectionData();
    if (profile.basicAuthPassword() != null) {
      throw Problem.invalid(
          "/connectionData/basicAuthPassword",
          "Passwords are not kept as desired state; use the station's password command.");
    }
    if (profile.securityProfile() >= 2 && !profile.ocppCsmsUrl().startsWith("wss://")) {
      throw Problem.invalid(
          "/connectionData/ocppCsmsUrl", "Security profiles 2 and 3 need a wss address.");
    }
    return new Wish(String.valueOf(wished.configurationSlot()), payload);
  }

  @Override
  public Map<String, Outcome> apply(String stationId, List<Desired> due) {
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    due.forEach(wish -> outcomes.put(wish.key(), Outcome.attempt(() -> apply(stationId, wish))));
    return outcomes;
  }

  private Outcome apply(String stationId, Desired wish) {
    if (wish.removed()) {
      // A slot cannot be emptied; what is no longer in the priority list is not used.
      return new Outcome.Applied();
    }
    Optional<String> active = devices.value(stationId, ACTIVE);
    if (active.filter(wish.key()::equals).isPresent()) {
      return new Outcome.Failed("slot %s is the one in use (B09.FR.05)".formatted(wish.key()));
    }
    SetNetworkProfileResponse answer =
        commands.ask(stationId, Payloads.read(SetNetworkProfileRequest.class, wish.payload()));
    return answer.status() == SetNetworkProfileStatus.Accepted
        ? new Outcome.Applied()
        : new Outcome.Failed(
            answer.status()
                + Optional.ofNullable(answer.statusInfo())
                    .map(StatusInfo::reasonCode)
                    .map(reason -> ": " + reason)
                    .orElse(""));
  }

  /**
   * What the station accepted for each slot: stations do not tell their profiles, except in the
   * device model of OCPP 2.1.
   */
  @Override
  public Map<String, String> actual(String stationId) {
    return desired.accepted(stationId, NAME);
  }
}
