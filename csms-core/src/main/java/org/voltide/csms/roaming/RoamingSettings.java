package org.voltide.csms.roaming;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Optional;
import org.voltide.csms.roaming.model.Party;

/** Settings {@code voltide.roaming.*}: who this operator is to its roaming partners. */
@ConfigMapping(prefix = "voltide.roaming")
public interface RoamingSettings {

  /**
   * Where partners reach this server, such as {@code https://csms.example}; without it nobody can
   * roam.
   */
  Optional<@Pattern(regexp = "https?://[^/?#@\\s]+(/[^?#\\s]*)?") String> address();

  /** ISO 3166-1 alpha-2, the country of {@link #partyId}. */
  @WithDefault("DE")
  @Pattern(regexp = "[A-Z]{2}")
  String countryCode();

  /** The operator's identifier there (ISO 15118). */
  @WithDefault("VOL")
  @Pattern(regexp = "[A-Z0-9]{3}")
  String partyId();

  /** Who we are. */
  default Party party() {
    return new Party(countryCode(), partyId());
  }

  /**
   * Whether the operator is a provider, too: registered tokens are offered to partners, and what
   * their drivers charge elsewhere is received.
   */
  @WithDefault("false")
  boolean provider();

  /** What the operator is called there. */
  @WithDefault("${voltide.operator.name:Voltide}")
  String businessName();

  /** ISO 4217, of sessions at sites that have no tariff. */
  @WithDefault("EUR")
  @Pattern(regexp = "[A-Z]{3}")
  String currency();

  /** Whether a partner may be at an address of this machine or a private network. */
  @WithDefault("false")
  boolean local();

  /** How long a partner may take from the first to the last byte. */
  @WithDefault("15s")
  Duration patience();

  /** How long after its end a session is billed, so that late events of its station count. */
  @WithDefault("5m")
  Duration settleAfter();

  /** How many bytes are kept of what a partner tells us as a provider. */
  @WithDefault("2000000000")
  long mostReceived();

  /** How many objects of each kind are kept of what a partner tells us as a provider. */
  @WithDefault("200000")
  int mostObjects();

  /** How long messages of a partner are kept. */
  @WithDefault("14d")
  Duration keepMessages();

  /** How many messages of a partner are kept at most. */
  @WithDefault("10000")
  int mostMessages();
}
