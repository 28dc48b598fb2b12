package org.voltide.csms.ocpp;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Problem;
import org.voltide.ocpp.message.Request;
import org.voltide.ocpp.message.provisioning.SetNetworkProfileRequest;
import org.voltide.ocpp.message.provisioning.SetVariableData;
import org.voltide.ocpp.message.provisioning.SetVariablesRequest;
import org.voltide.ocpp.message.v16.ChangeConfigurationReq;

/**
 * Where a station keeps its password: a variable of its own and of each network profile. It has its
 * own way, because the old one must work until the new one was used (OCPP 2.1 A01): written
 * otherwise it would lock the station out.
 */
public final class StationPassword {
  private static final String VARIABLE = "BasicAuthPassword";
  private static final String KEY_IN_1_6 = "AuthorizationKey";

  private StationPassword() {}

  /** Whether writing this variable changes the password; keys of 1.6 are variables too. */
  public static boolean isSetBy(String variable) {
    return variable.equalsIgnoreCase(VARIABLE) || variable.equalsIgnoreCase(KEY_IN_1_6);
  }

  /** 422 for who writes it all the same. */
  public static Problem hasItsOwnWay(String pointer) {
    return Problem.invalid(
        pointer, "Passwords are set by the station's password command, POST .../password.");
  }

  /**
   * @param isGood whether the station may connect with this password
   * @throws Problem 422 when the request would give the station a password that is not good
   */
  public static void demandNotSetBy(Request<?> request, Predicate<String> isGood) {
    switch (request) {
      case SetVariablesRequest(List<SetVariableData> data, var _) -> {
        for (int i = 0; i < data.size(); i++) {
          if (isSetBy(data.get(i).variable().name())) {
            throw hasItsOwnWay("/setVariableData/%d/variable".formatted(i));
          }
        }
      }
      case SetNetworkProfileRequest wanted -> {
        @Nullable String password = wanted.connectionData().basicAuthPassword();
        if (password != null && !isGood.test(password)) {
          throw hasItsOwnWay("/connectionData/basicAuthPassword");
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
