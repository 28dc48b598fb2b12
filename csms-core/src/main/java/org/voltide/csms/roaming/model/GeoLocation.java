package org.voltide.csms.roaming.model;

import java.util.Locale;

/** WGS 84, in decimal degrees with a point, as text. */
public record GeoLocation(String latitude, String longitude) {

  public static GeoLocation of(double latitude, double longitude) {
    return new GeoLocation(degrees(latitude), degrees(longitude));
  }

  private static String degrees(double value) {
    return String.format(Locale.ROOT, "%.6f", value);
  }
}
