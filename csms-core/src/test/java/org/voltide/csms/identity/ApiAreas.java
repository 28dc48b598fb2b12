package org.voltide.csms.identity;

import java.util.Optional;

/** Tells other packages' tests to which area of the API a path belongs. */
public final class ApiAreas {

  private ApiAreas() {}

  /**
   * @return the scope it takes to read there; empty when no scope would do
   */
  public static Optional<String> of(String path) {
    String beginning = path.replaceFirst("^/api/v1/", "").replaceFirst("/.*$", "");
    return Area.of(beginning).map(area -> new Scope(area, false).toString());
  }
}
