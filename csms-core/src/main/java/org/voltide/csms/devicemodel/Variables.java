package org.voltide.csms.devicemodel;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.ocpp.Commands;
import org.voltide.ocpp.message.SecretVariables;
import org.voltide.ocpp.message.provisioning.GetVariableData;
import org.voltide.ocpp.message.provisioning.GetVariableResult;
import org.voltide.ocpp.message.provisioning.GetVariableStatus;
import org.voltide.ocpp.message.provisioning.GetVariablesRequest;
import org.voltide.ocpp.message.provisioning.SetVariableData;
import org.voltide.ocpp.message.provisioning.SetVariableResult;
import org.voltide.ocpp.message.provisioning.SetVariableStatus;
import org.voltide.ocpp.message.provisioning.SetVariablesRequest;
import org.voltide.ocpp.message.type.StatusInfo;

/** Reads and writes variables of a connected station (OCPP 2.x B05, B06). Blocks. Thread-safe. */
@Singleton
public class Variables {
  private static final String CONTROLLER = "DeviceDataCtrlr";

  /** JSON around one item. */
  private static final int BYTES_OF_ITEM = 250;

  private final Commands commands;
  private final DeviceModel devices;
  private final MessageSize sizes;
  private final Clock clock;

  public Variables(Commands commands, DeviceModel devices, MessageSize sizes, Clock clock) {
    this.commands = commands;
    this.devices = devices;
    this.sizes = sizes;
    this.clock = clock;
  }

  /** A value to write. */
  public record Setting(VariableAddress address, String value) {}

  /**
   * What a station said of one variable.
   *
   * @param status as in OCPP (SetVariableStatusEnumType, GetVariableStatusEnumType)
   * @param value masked when it is a secret
   * @param info the station's reason, when it gave one
   */
  public record Answer(
      VariableAddress address, String status, @Nullable String value, @Nullable String info) {

    public Answer {
      if (value != null && SecretVariables.contains(address.variable())) {
        value = SecretVariables.MASK;
      }
    }
  }

  /**
   * Writes values, as many messages as it takes.
   *
   * @return one answer for each, in order
   * @throws org.voltide.csms.platform.Problem as {@link Commands#ask}; what was sent before stays
   */
  public List<Answer> write(String stationId, List<Setting> settings) {
    List<Answer> answers = new ArrayList<>();
    for (List<Setting> part :
        sizes
            .of(stationId, CONTROLLER, "SetVariables")
            .cut(settings, one -> BYTES_OF_ITEM + one.value().length())) {
      List<SetVariableData> data = part.stream().map(Variables::data).toList();
      List<SetVariableResult> results =
          commands.ask(stationId, new SetVariablesRequest(data, null)).setVariableResult();
      for (Setting setting : part) {
        answers.add(answer(setting, results));
      }
      devices.keep(stationId, written(part, results), clock.instant());
    }
    return answers;
  }

  /** The same, as the API takes it. */
  public List<Answer> writeAll(String stationId, List<VariableSetting> settings) {
    return write(
        stationId, settings.stream().map(one -> new Setting(one.address(), one.value())).toList());
  }

  /** Reads values, as many messages as it takes; one answer for each, in order. */
  public List<Answer> read(String stationId, List<VariableAddress> addresses) {
    List<Answer> answers = new ArrayList<>();
    for (List<VariableAddress> part :
        sizes.of(stationId, CONTROLLER, "GetVariables").cut(addresses, _ -> BYTES_OF_ITEM)) {
      List<GetVariableData> data =
          part.stream()
              .map(a -> new GetVariableData(a.toComponent(), a.toVariable(), a.attribute(), null))
              .toList();
      List<GetVariableResult> results =
          commands.ask(stationId, new GetVariablesRequest(data, null)).getVariableResult();
      part.forEach(address -> answers.add(answer(address, results)));
      devices.keep(stationId, read(results), clock.instant());
    }
    return answers;
  }

  private static SetVariableData data(Setting setting) {
    VariableAddress address = setting.address();
    return new SetVariableData(
        setting.value(), address.toComponent(), address.toVariable(), address.attribute(), null);
  }

  /** Stations may answer in another order, so by name; what is not there was not answered. */
  private static Answer answer(Setting setting, List<SetVariableResult> results) {
    return results.stream()
        .filter(result -> setting.address().key().equals(address(result).key()))
        .findFirst()
        .map(
            result ->
                new Answer(
                    setting.address(),
                    result.attributeStatus().name(),
                    setting.value(),
                    text(result.attributeStatusInfo())))
        .orElseGet(() -> unanswered(setting.address()));
  }

  private static Answer answer(VariableAddress address, List<GetVariableResult> results) {
    return results.stream()
        .filter(result -> address.key().equals(address(result).key()))
        .findFirst()
        .map(
            result ->
                new Answer(
                    address,
                    result.attributeStatus().name(),
                    result.attributeValue(),
                    text(result.attributeStatusInfo())))
        .orElseGet(() -> unanswered(address));
  }

  private static Answer unanswered(VariableAddress address) {
    return new Answer(address, "Rejected", null, "the station left it out of its answer");
  }

  private static List<ReportedVariable> written(
      List<Setting> settings, List<SetVariableResult> results) {
    List<String> accepted =
        results.stream()
            .filter(result -> result.attributeStatus() == SetVariableStatus.Accepted)
            .map(result -> address(result).key())
            .toList();
    return settings.stream()
        .filter(setting -> accepted.contains(setting.address().key()))
        .map(setting -> ReportedVariable.of(setting.address(), setting.value()))
        .toList();
  }

  private static List<ReportedVariable> read(List<GetVariableResult> results) {
    return results.stream()
        .filter(result -> result.attributeStatus() == GetVariableStatus.Accepted)
        .map(result -> ReportedVariable.of(address(result), result.attributeValue()))
        .toList();
  }

  private static VariableAddress address(SetVariableResult result) {
    return VariableAddress.of(result.component(), result.variable(), result.attributeType());
  }

  private static VariableAddress address(GetVariableResult result) {
    return VariableAddress.of(result.component(), result.variable(), result.attributeType());
  }

  private static @Nullable String text(@Nullable StatusInfo info) {
    return Optional.ofNullable(info)
        .map(
            is ->
                is.additionalInfo() == null
                    ? is.reasonCode()
                    : is.reasonCode() + ": " + is.additionalInfo())
        .orElse(null);
  }
}
