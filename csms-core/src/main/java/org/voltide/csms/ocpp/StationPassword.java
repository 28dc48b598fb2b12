package org.voltide.csms.ocpp;

import java.util.List;
import org.voltide.csms.platform.Problem;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.provisioning.SetVariableData;
import org.voltide.ocpp.message.provisioning.SetVariablesRequest;
import org.voltide.ocpp.message.v16.ChangeConfigurationReq;

/**
 * The variable a station keeps its password in. It has its own way, because the old one must work
 * until the new one was used (OCPP 2.1 A01): written otherwise it would lock the station out.
 */
public final class StationPassword {
  private static final String COMPONENT = "SecurityCtrlr";
  private static final String VARIABLE = "BasicAuthPassword";
  private static final String KEY_IN_1_6 = "AuthorizationKey";

  private StationPassword() {}

  /** Whether writing this variable changes the password; keys of 1.6 are variables too. */
  public static boolean isSetBy(String component, String variable) {
    return (component.equalsIgnoreCase(COMPONENT) && variable.equalsIgnoreCase(VARIABLE))
        || variable.equalsIgnoreCase(KEY_IN_1_6);
  }

  /** 422 for who writes it all the same. */
  public static Problem hasItsOwnWay(String pointer) {
    return Problem.invalid(
        pointer, "Passwords are set by the station's password command, POST .../password.");
  }

  /**
   * @throws Problem 422 when the request would change the password
   */
  static void demandNotSetBy(Request<?> request) {
    switch (request) {
      case SetVariablesRequest(List<SetVariableData> data, var _) -> {
        for (int i = 0; i < data.size(); i++) {
          if (isSetBy(data.get(i).component().name(), data.get(i).variable().name())) {
            throw hasItsOwnWay("/setVariableData/%d/variable".formatted(i));
          }
        }
      }
      case ChangeConfigurationReq(String key, var _) when key.equalsIgnoreCase(KEY_IN_1_6) ->
          throw hasItsOwnWay("/key");
      default -> {
        // Nothing else writes it.
      }
    }
  }
}
