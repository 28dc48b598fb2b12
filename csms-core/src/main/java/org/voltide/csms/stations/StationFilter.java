package org.voltide.csms.stations;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** A {@link StationQuery} as the parameters of a list. */
final class StationFilter {

  @QueryParam("site")
  @Nullable String site;

  @QueryParam("q")
  @Nullable
  @Parameter(description = "Part of the id or the name.")
  String q;

  @QueryParam("online")
  @Nullable Boolean online;

  @QueryParam("state")
  @Nullable
  @Parameter(description = "`OFFLINE`, `FAULTED`, `CHARGING`, `DISCHARGING` or `IDLE`.")
  String state;

  @QueryParam("sort")
  @Nullable
  @Parameter(
      description =
          "`id`, `name`, `site`, `model` or `firmware`, after a minus from the last to the first.")
  String sort;

  StationQuery query() {
    return new StationQuery(site, q, online, state, sort);
  }
}
