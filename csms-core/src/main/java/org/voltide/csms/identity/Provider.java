package org.voltide.csms.identity;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.voltide.csms.platform.StartFailure;

/** What it takes besides its address that people sign in by a provider (OpenID Connect). */
public final class Provider {

  /** Set when tokens come from elsewhere; then local users do not sign in. */
  public static final String URL = "quarkus.oidc.auth-server-url";

  static final String CONSOLE_URL = "voltide.console.provider";

  private static final String AUDIENCE = "quarkus.oidc.token.audience";
  private static final String CLIENT = "quarkus.oidc.client-id";
  private static final String POLICY = "quarkus.http.header.\"Content-Security-Policy\".value";

  private static final Set<String> WEB = Set.of("https", "http");
  private static final String NO_ADDRESS = "%s is '%s', which is no address of a web server.";

  private Provider() {}

  /**
   * The settings that follow from it: tokens have to be for Voltide, not for another client of the
   * provider's, and the console may ask the provider, and nobody else, for them.
   *
   * @param setting what is set
   * @throws StartFailure when the provider's address is none
   */
  public static Map<String, String> properties(Function<String, Optional<String>> setting) {
    Map<String, String> properties = new HashMap<>();
    if (setting.apply(AUDIENCE).isEmpty()) {
      properties.put(AUDIENCE, setting.apply(CLIENT).orElseThrow());
    }
    setting
        .apply(POLICY)
        .filter(policy -> !policy.contains("connect-src"))
        .ifPresent(
            policy -> properties.put(POLICY, policy + "; connect-src 'self' " + origin(setting)));
    return properties;
  }

  /**
   * @throws StartFailure when it is no address of a web server
   */
  private static String origin(Function<String, Optional<String>> setting) {
    String name = setting.apply(CONSOLE_URL).isPresent() ? CONSOLE_URL : URL;
    String address = setting.apply(name).orElseThrow();
    try {
      URI issuer = new URI(address);
      if (issuer.getHost() != null && WEB.contains(issuer.getScheme())) {
        return issuer.getScheme() + "://" + issuer.getAuthority();
      }
    } catch (URISyntaxException e) {
      throw new StartFailure(NO_ADDRESS.formatted(name, address), e);
    }
    throw new StartFailure(NO_ADDRESS.formatted(name, address));
  }
}
