package org.voltide.pki.authority;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whom a certificate is for.
 *
 * @param commonName for example a station's, a contract's (EMAID) or a vehicle's (PCID)
 * @param country two capital letters (ISO 3166)
 */
public record Holder(String commonName, String organization, Optional<String> country) {
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
  private static final int MOST_CHARACTERS = 64;

  public Holder {
    check("common name", commonName);
    check("organization", organization);
    if (country.isPresent() && !COUNTRY.matcher(country.get()).matches()) {
      throw new IllegalArgumentException("A country is two capital letters");
    }
  }

  /** Without a country. */
  public static Holder of(String commonName, String organization) {
    return new Holder(commonName, organization, Optional.empty());
  }

  /** The upper bounds of RFC 5280 A.1. */
  private static void check(String what, String value) {
    if (value.isBlank() || value.length() > MOST_CHARACTERS) {
      throw new IllegalArgumentException(
          "The %s has 1 to %d characters".formatted(what, MOST_CHARACTERS));
    }
  }
}
