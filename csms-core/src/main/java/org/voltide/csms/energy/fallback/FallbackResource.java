package org.voltide.csms.energy.fallback;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.energy.fallback.FallbackStore.KnownEvse;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;

/** What happens at a site when the connection is lost. */
@Path("/api/v1/sites/{site}/fallback")
@Tag(name = "Sites")
class FallbackResource {

  private final FallbackStore store;

  FallbackResource(FallbackStore store) {
    this.store = store;
  }

  /** How far an EVSE is. */
  enum State {
    /** Its station has it. */
    HELD,
    /** Its station does not have it yet. */
    PENDING,
    /** Its station will not have it: it is taken for drawing all it can. */
    UNABLE
  }

  /**
   * What an EVSE draws at most without connection.
   *
   * @param powerW the fallback; all it can give where there is none
   * @param waitSeconds how long a car that comes without connection gets nothing before
   * @param reason why it is not held, absent when it is
   */
  record EvseFallback(
      String stationId,
      int evseId,
      double powerW,
      int waitSeconds,
      State state,
      @Nullable String reason) {}

  @GET
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "What each EVSE draws at most when its station loses the connection")
  public List<EvseFallback> read(
      @PathParam("site") String site, @QueryParam("station") @Nullable String station) {
    if (store.connection(site).isEmpty()) {
      throw Problem.notFound("site", site);
    }
    return store.evses(site).stream()
        .filter(evse -> station == null || evse.outlet().stationId().equals(station))
        .map(FallbackResource::view)
        .toList();
  }

  private static EvseFallback view(KnownEvse evse) {
    Outlet outlet = evse.outlet();
    boolean held = outlet.heeds() && "APPLIED".equals(evse.state());
    State state = held ? State.HELD : outlet.heeds() ? State.PENDING : State.UNABLE;
    return new EvseFallback(
        outlet.stationId(),
        outlet.evseId(),
        outlet.heeds() ? FallbackStore.power(evse).orElse(outlet.mostW()) : outlet.mostW(),
        evse.wished().filter(_ -> outlet.heeds()).map(Wished::waitSeconds).orElse(0),
        state,
        held ? null : reason(evse));
  }

  private static String reason(KnownEvse evse) {
    if (!evse.steered()) {
      return "Profiles of its own steer it.";
    }
    if (evse.lastError() != null) {
      return evse.lastError();
    }
    return evse.accepted() ? "The station has not got it yet." : "The station was never accepted.";
  }
}
