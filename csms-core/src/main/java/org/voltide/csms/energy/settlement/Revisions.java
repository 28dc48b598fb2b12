package org.voltide.csms.energy.settlement;

/** Which revisions are asked for. */
public enum Revisions {
  LATEST,
  ALL;

  /**
   * What a query parameter says.
   *
   * @throws IllegalArgumentException when it is neither {@code latest} nor {@code all}
   */
  public static Revisions fromString(String text) {
    return switch (text) {
      case "latest" -> LATEST;
      case "all" -> ALL;
      default -> throw new IllegalArgumentException("There are no revisions called " + text);
    };
  }
}
