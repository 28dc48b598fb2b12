package org.voltide.csms.roaming.wire;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The versions that are spoken, the oldest first. */
public enum OcpiVersion {
  V2_2_1("2.2.1"),
  V2_3_0("2.3.0");

  private final String number;

  OcpiVersion(String number) {
    this.number = number;
  }

  /** As on the wire. */
  public String number() {
    return number;
  }

  public static Optional<OcpiVersion> of(String number) {
    return Arrays.stream(values()).filter(version -> version.number.equals(number)).findFirst();
  }

  /** The newest of those that somebody else speaks. */
  public static Optional<OcpiVersion> newestOf(Collection<String> numbers) {
    return Arrays.stream(values())
        .filter(version -> numbers.contains(version.number))
        .max(Comparator.naturalOrder());
  }
}
