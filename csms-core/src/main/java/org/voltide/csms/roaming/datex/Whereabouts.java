package org.voltide.csms.roaming.datex;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.roaming.model.Location;

/** Where a site is (LocationReferenceG): a point and its address. */
record Whereabouts(Point locPointLocation) {

  record Point(
      Coordinates coordinatesForDisplay,
      Extension locLocationExtensionG,
      ByCoordinates pointByCoordinates) {}

  record ByCoordinates(Coordinates pointCoordinates) {}

  /** WGS 84, in degrees. */
  record Coordinates(BigDecimal latitude, BigDecimal longitude) {}

  record Extension(Facility facilityLocation) {}

  record Facility(Address address) {}

  /**
   * @param countryCode ISO 3166-1 alpha-2
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Address(
      @Nullable String postcode, Text city, String countryCode, List<Line> addressLine) {}

  record Line(int order, Code type, Text text) {}

  private static final Map<String, String> ALPHA_2 =
      Stream.of(Locale.getISOCountries())
          .collect(
              Collectors.toUnmodifiableMap(
                  country -> Locale.of("", country).getISO3Country(), country -> country));

  static Whereabouts of(Location location, String language) {
    Coordinates point =
        new Coordinates(
            new BigDecimal(location.coordinates().latitude()),
            new BigDecimal(location.coordinates().longitude()));
    // Street and number are one text in the registry, and not every country writes them alike.
    Address address =
        new Address(
            location.postalCode(),
            Text.of(language, location.city()),
            ALPHA_2.getOrDefault(location.country(), location.countryCode()),
            List.of(
                new Line(0, Code.of("generalTextLine"), Text.of(language, location.address()))));
    return new Whereabouts(
        new Point(point, new Extension(new Facility(address)), new ByCoordinates(point)));
  }
}
