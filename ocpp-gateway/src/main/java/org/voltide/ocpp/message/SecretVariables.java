package org.voltide.ocpp.message;

import java.util.Locale;
import java.util.Set;

/**
 * Variables whose values are secrets: SecurityCtrlr and NetworkConfiguration BasicAuthPassword, the
 * latter's ApnPassword, VpnPassword and VpnKey, WebPaymentsCtrlr.SharedSecret (OCPP 2.1 device
 * model), and the AuthorizationKey of OCPP 1.6.
 */
public final class SecretVariables {
  /** Shown instead of a value. */
  public static final String MASK = "***";

  private static final Set<String> NAMES =
      Set.of(
          "basicauthpassword",
          "authorizationkey",
          "apnpassword",
          "vpnpassword",
          "vpnkey",
          "sharedsecret");

  private SecretVariables() {}

  /**
   * @param variable its name, which OCPP compares without regard to case
   */
  public static boolean contains(String variable) {
    return NAMES.contains(variable.toLowerCase(Locale.ROOT));
  }
}
