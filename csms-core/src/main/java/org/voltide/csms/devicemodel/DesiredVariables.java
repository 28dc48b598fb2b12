package org.voltide.csms.devicemodel;

import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.voltide.csms.desired.Desired;
import org.voltide.csms.desired.DesiredKind;
import org.voltide.csms.desired.Outcome;
import org.voltide.csms.devicemodel.Variables.Answer;
import org.voltide.csms.devicemodel.Variables.Setting;
import org.voltide.csms.ocpp.StationPassword;
import org.voltide.csms.platform.Json;
import org.voltide.csms.platform.Problem;
import org.voltide.ocpp.message.SecretVariables;

/** Variables as desired state. What a station sets otherwise is set back. */
@Singleton
public class DesiredVariables implements DesiredKind {
  public static final String NAME = "variables";

  private final Variables variables;
  private final DeviceModel devices;
  private final Validator validator;

  public DesiredVariables(Variables variables, DeviceModel devices, Validator validator) {
    this.variables = variables;
    this.devices = devices;
    this.validator = validator;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Wish read(String payload) {
    return wish(Json.asked(VariableSetting.class, payload, "variable with its value"));
  }

  /**
   * What is kept of a variable and its value.
   *
   * @throws Problem 422 with pointers
   */
  public Wish wish(VariableSetting setting) {
    List<Problem.Fault> faults =
        validator.validate(setting).stream()
            .map(
                f ->
                    new Problem.Fault(
                        "/" + f.getPropertyPath().toString().replace('.', '/'), f.getMessage()))
            .toList();
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
    if (StationPassword.isSetBy(setting.variable())) {
      throw StationPassword.hasItsOwnWay("/variable");
    }
    if (SecretVariables.contains(setting.variable())) {
      throw Problem.invalid("/variable", "Secrets are written to the station, and not kept.");
    }
    return new Wish(setting.address().key(), Json.text(setting));
  }

  @Override
  public Map<String, Outcome> apply(String stationId, List<Desired> due) {
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    List<Setting> settings = new ArrayList<>();
    for (Desired desired : due) {
      if (desired.removed()) {
        // A variable is never absent; wishing no longer means leaving it as it is.
        outcomes.put(desired.key(), new Outcome.Applied());
      } else {
        settings.add(setting(desired));
      }
    }
    if (!settings.isEmpty()) {
      for (Answer answer : variables.write(stationId, settings)) {
        outcomes.put(answer.address().key(), outcome(answer));
      }
    }
    return outcomes;
  }

  @Override
  public Map<String, String> actual(String stationId) {
    Map<String, String> actual = new LinkedHashMap<>();
    devices.values(stationId).forEach((key, value) -> actual.put(key, Json.text(value)));
    return actual;
  }

  private Setting setting(Desired desired) {
    VariableSetting wished = Json.stored(VariableSetting.class, desired.payload());
    return new Setting(wished.address(), wished.value());
  }

  private static Outcome outcome(Answer answer) {
    return switch (answer.status()) {
      case "Accepted" -> new Outcome.Applied();
      case "RebootRequired" -> new Outcome.AppliedAfterReboot();
      default ->
          new Outcome.Failed(
              answer.info() == null ? answer.status() : answer.status() + ": " + answer.info());
    };
  }
}
