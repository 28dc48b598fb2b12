package org.voltide.csms.roaming.model;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Locale;

/**
 * Who owns something in OCPI.
 *
 * @param countryCode ISO 3166-1 alpha-2
 * @param partyId three letters or digits
 */
public record Party(
    @NotNull @Size(min = 2, max = 2) String countryCode,
    @NotNull @Size(min = 1, max = 3) String partyId) {

  /** CiStrings are compared without regard to case. */
  public boolean is(Party other) {
    return countryCode.equalsIgnoreCase(other.countryCode)
        && partyId.equalsIgnoreCase(other.partyId);
  }

  /** Reads what {@link #toString} wrote. */
  public static Party read(String text) {
    String[] parts = text.split("\\*", 2);
    return new Party(parts[0], parts[1]);
  }

  /** The same for all spellings. */
  public String key() {
    return toString().toUpperCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return countryCode + "*" + partyId;
  }
}
