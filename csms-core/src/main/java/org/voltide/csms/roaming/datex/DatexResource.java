package org.voltide.csms.roaming.datex;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.voltide.csms.platform.CallerAddress;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Throttle;
import org.voltide.csms.roaming.datex.Publications.Document;
import org.voltide.csms.roaming.datex.Publications.Documents;

/** Public recharging points for everybody, above all for national access points. */
@Path("/public/datex")
@Tag(name = "Roaming")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class DatexResource {
  static final int REQUESTS_OF_ADDRESS = 60;

  private final Publications publications;
  private final CallerAddress callers;
  private final Throttle throttle = new Throttle(REQUESTS_OF_ADDRESS, InstantSource.system());

  DatexResource(Publications publications, CallerAddress callers) {
    this.publications = publications;
    this.callers = callers;
  }

  @GET
  @Path("static")
  @PermitAll
  @Operation(
      summary = "Published sites, stations, points and prices (DATEX II, AFIR profile 01-00-00)",
      description = "304: as before. 404: no site is published. 429: asked too often.")
  public Response table(@Context Request request, @Context HttpServerRequest from) {
    return answer(Documents::table, request, from);
  }

  @GET
  @Path("status")
  @PermitAll
  @Operation(
      summary = "What goes on at the points of that table",
      description = "304: as before. 404: no site is published. 429: asked too often.")
  public Response status(@Context Request request, @Context HttpServerRequest from) {
    return answer(Documents::status, request, from);
  }

  private Response answer(
      Function<Documents, Document> which, Request request, HttpServerRequest from) {
    if (!throttle.allows(callers.of(from))) {
      throw Problem.tooMany("Too often; try again in a minute.");
    }
    Document document =
        publications
            .current()
            .map(which)
            .orElseThrow(() -> Problem.of(404, "No site is published here."));
    // Weak: the time of publication is not part of it.
    EntityTag tag = new EntityTag(document.digest(), true);
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    return unchanged == null
        ? Response.ok(document.json()).tag(tag).build()
        : unchanged.tag(tag).build();
  }
}
