package org.voltide.ocpp.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.voltide.ocpp.message.provisioning.AttributeType;
import org.voltide.ocpp.message.provisioning.GetVariableData;
import org.voltide.ocpp.message.provisioning.GetVariableResult;
import org.voltide.ocpp.message.provisioning.GetVariableResultBuilder;
import org.voltide.ocpp.message.provisioning.GetVariableStatus;
import org.voltide.ocpp.message.provisioning.GetVariablesRequest;
import org.voltide.ocpp.message.provisioning.GetVariablesResponse;
import org.voltide.ocpp.message.provisioning.SetVariableData;
import org.voltide.ocpp.message.provisioning.SetVariableResult;
import org.voltide.ocpp.message.provisioning.SetVariableResultBuilder;
import org.voltide.ocpp.message.provisioning.SetVariableStatus;
import org.voltide.ocpp.message.provisioning.SetVariablesRequest;
import org.voltide.ocpp.message.provisioning.SetVariablesResponse;
import org.voltide.ocpp.message.type.StatusInfo;
import org.voltide.ocpp.message.v16.ChangeConfigurationReq;
import org.voltide.ocpp.message.v16.ConfigurationStatus;
import org.voltide.ocpp.message.v16.GetConfigurationConf;
import org.voltide.ocpp.message.v16.GetConfigurationReq;
import org.voltide.ocpp.message.v16.KeyValue;

/** Variables read and set one by one, as configuration keys (OCPP 2.1 B05, B06). */
final class Variables {
  /** So many keys every station gives at once. */
  private static final int KEYS_AT_ONCE = 20;

  /** The longest additionalInfo. */
  private static final int MOST_INFO = 512;

  private Variables() {}

  static Exchange<GetVariablesResponse> get(GetVariablesRequest request) {
    List<GetVariableData> wanted = request.getVariableData();
    List<String> keys =
        wanted.stream()
            .filter(each -> isActual(each.attributeType()))
            .flatMap(each -> ConfigurationKey.of(each.component(), each.variable()).stream())
            .map(ConfigurationKey::name)
            .distinct()
            .toList();
    return get(wanted, keys, new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
  }

  private static Exchange<GetVariablesResponse> get(
      List<GetVariableData> wanted, List<String> keys, Map<String, KeyValue> known) {
    if (keys.isEmpty()) {
      return Exchange.done(
          new GetVariablesResponse(
              wanted.stream().map(each -> result(each, known)).toList(), null));
    }
    List<String> now = keys.subList(0, Math.min(KEYS_AT_ONCE, keys.size()));
    return Exchange.ask(
        new GetConfigurationReq(now),
        answer -> get(wanted, keys.subList(now.size(), keys.size()), joined(known, answer)));
  }

  private static Map<String, KeyValue> joined(
      Map<String, KeyValue> known, GetConfigurationConf answer) {
    Map<String, KeyValue> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(known);
    Optional.ofNullable(answer.configurationKey())
        .orElse(List.of())
        .forEach(each -> all.put(each.key(), each));
    return all;
  }

  private static GetVariableResult result(GetVariableData wanted, Map<String, KeyValue> known) {
    var result =
        GetVariableResultBuilder.builder()
            .component(wanted.component())
            .variable(wanted.variable())
            .attributeType(wanted.attributeType());
    if (!isActual(wanted.attributeType())) {
      return result.attributeStatus(GetVariableStatus.NotSupportedAttributeType).build();
    }
    Optional<ConfigurationKey> key = ConfigurationKey.of(wanted.component(), wanted.variable());
    if (key.isEmpty()) {
      return result.attributeStatus(GetVariableStatus.UnknownComponent).build();
    }
    KeyValue found = known.get(key.get().name());
    if (found == null) {
      return result.attributeStatus(GetVariableStatus.UnknownVariable).build();
    }
    String value = found.value();
    return value == null
        // A key that is there and does not show its value is a secret.
        ? result.attributeStatus(GetVariableStatus.Rejected).build()
        : result
            .attributeStatus(GetVariableStatus.Accepted)
            .attributeValue(key.get().toNew(value))
            .build();
  }

  static Exchange<SetVariablesResponse> set(SetVariablesRequest request) {
    return set(request.setVariableData(), List.of());
  }

  /** One key after the other, in the order given. */
  private static Exchange<SetVariablesResponse> set(
      List<SetVariableData> wanted, List<SetVariableResult> done) {
    if (wanted.isEmpty()) {
      return Exchange.done(new SetVariablesResponse(done, null));
    }
    SetVariableData now = wanted.getFirst();
    List<SetVariableData> rest = wanted.subList(1, wanted.size());
    if (!isActual(now.attributeType())) {
      return set(rest, with(done, now, SetVariableStatus.NotSupportedAttributeType));
    }
    return ConfigurationKey.of(now.component(), now.variable())
        .map(
            key ->
                Exchange.attempt(
                    new ChangeConfigurationReq(key.name(), key.toOld(now.attributeValue())),
                    answer -> set(rest, with(done, now, status(answer.status()))),
                    why -> failed(wanted, done, why)))
        .orElseGet(() -> set(rest, with(done, now, SetVariableStatus.UnknownComponent)));
  }

  /**
   * A key that is refused by a CALLERROR hides nothing of the others; a station that keeps silent
   * is asked no more, and what it answered before counts.
   */
  private static Optional<Exchange<SetVariablesResponse>> failed(
      List<SetVariableData> wanted, List<SetVariableResult> done, Optional<String> why) {
    SetVariableData now = wanted.getFirst();
    List<SetVariableData> rest = wanted.subList(1, wanted.size());
    if (why.isPresent()) {
      return Optional.of(set(rest, with(done, rejected(now, "CallError", why.get()))));
    }
    if (done.isEmpty()) {
      return Optional.empty();
    }
    List<SetVariableResult> all = with(done, rejected(now, "NoAnswer", "the station kept silent"));
    for (SetVariableData next : rest) {
      all = with(all, rejected(next, "NotAsked", "the station kept silent before"));
    }
    return Optional.of(Exchange.done(new SetVariablesResponse(all, null)));
  }

  private static SetVariableResult rejected(SetVariableData data, String reason, String info) {
    return result(data, SetVariableStatus.Rejected)
        .attributeStatusInfo(
            new StatusInfo(reason, info.substring(0, Math.min(info.length(), MOST_INFO)), null))
        .build();
  }

  private static SetVariableStatus status(ConfigurationStatus status) {
    return switch (status) {
      case Accepted -> SetVariableStatus.Accepted;
      case Rejected -> SetVariableStatus.Rejected;
      case RebootRequired -> SetVariableStatus.RebootRequired;
      case NotSupported -> SetVariableStatus.UnknownVariable;
    };
  }

  private static List<SetVariableResult> with(
      List<SetVariableResult> done, SetVariableData data, SetVariableStatus status) {
    return with(done, result(data, status).build());
  }

  private static List<SetVariableResult> with(
      List<SetVariableResult> done, SetVariableResult next) {
    List<SetVariableResult> all = new ArrayList<>(done);
    all.add(next);
    return List.copyOf(all);
  }

  private static SetVariableResultBuilder result(SetVariableData data, SetVariableStatus status) {
    return SetVariableResultBuilder.builder()
        .attributeStatus(status)
        .component(data.component())
        .variable(data.variable())
        .attributeType(data.attributeType());
  }

  private static boolean isActual(@Nullable AttributeType type) {
    return type == null || type == AttributeType.Actual;
  }
}
