package org.voltide.csms.privacy;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Locale;

/**
 * A driver by the token as stations read it: of a roaming partner, too, whom nobody registered
 * here.
 *
 * @param type of the token in OCPP, such as {@code ISO14443}
 */
record NamedDriver(
    @NotBlank @Size(max = 255) String idToken, @NotBlank @Size(max = 20) String type) {

  /** As tokens are compared: small letters, eMAIDs without hyphens. */
  String key() {
    String small = idToken.toLowerCase(Locale.ROOT);
    return type.equals("eMAID") ? small.replace("-", "") : small;
  }
}
