package org.voltide.csms.stations;

import jakarta.ws.rs.QueryParam;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which stations a list shows; what is absent does not matter. */
final class StationFilter {

  @QueryParam("site")
  @Nullable String site;

  @QueryParam("q")
  @Nullable
  @Parameter(description = "Part of the id or the name.")
  String q;

  @QueryParam("online")
  @Nullable Boolean online;

  String pattern() {
    return "%" + (q == null ? "" : q.toLowerCase(Locale.ROOT)) + "%";
  }
}
