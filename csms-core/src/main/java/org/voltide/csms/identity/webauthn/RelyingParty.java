package org.voltide.csms.identity.webauthn;

import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where passkeys are good: one origin, and its domain.
 *
 * @param origin as browsers tell it, such as {@code https://csms.example}
 * @param domain the relying party's id
 */
public record RelyingParty(String origin, String domain) {

  private static final String LOCALHOST = "localhost";
  private static final Pattern NUMERIC = Pattern.compile("[0-9.]+|\\[.*");

  /**
   * The relying party at an address.
   *
   * @throws IllegalArgumentException where {@link #obstacle} says why not
   */
  public static RelyingParty at(URI address) {
    obstacle(address)
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(why);
            });
    return new RelyingParty(Origin.create(address.toString()).toString(), address.getHost());
  }

  /** Why browsers offer no passkeys at an address; empty when they do. */
  public static Optional<String> obstacle(URI address) {
    String host = address.getHost();
    if (host == null || NUMERIC.matcher(host).matches()) {
      return Optional.of("Passkeys need a domain name, which %s has not.".formatted(address));
    }
    boolean local = host.equals(LOCALHOST) || host.endsWith("." + LOCALHOST);
    boolean secure =
        "https".equals(address.getScheme()) || ("http".equals(address.getScheme()) && local);
    return secure
        ? Optional.empty()
        : Optional.of(
            "Passkeys need https (or http at localhost), which %s is not.".formatted(address));
  }

  ServerProperty asked(byte[] challenge) {
    return ServerProperty.builder()
        .origin(Origin.create(origin))
        .rpId(domain)
        .challenge(new DefaultChallenge(challenge))
        .build();
  }
}
