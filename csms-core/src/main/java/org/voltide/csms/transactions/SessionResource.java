package org.voltide.csms.transactions;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.voltide.csms.platform.Page;
import org.voltide.csms.platform.PageQuery;
import org.voltide.csms.platform.Problem;
import org.voltide.csms.platform.Roles;
import org.voltide.csms.store.Database;
import org.voltide.csms.tenants.ActsOn;
import org.voltide.csms.tenants.CurrentTenant;
import org.voltide.csms.tenants.Thing;
import org.voltide.csms.transactions.SessionQueries.Filter;
import org.voltide.csms.transactions.SessionQueries.Position;

/** Charging sessions, newest first. */
@Path("/api/v1/sessions")
@Tag(name = "sessions")
public class SessionResource {
  private static final int LONGEST_TEXT = 100;

  private final SessionQueries sessions;
  private final SampleQueries samples;
  private final Database database;
  private final SessionStop stop;
  private final CurrentTenant tenant;

  SessionResource(
      SessionQueries sessions,
      SampleQueries samples,
      Database database,
      SessionStop stop,
      CurrentTenant tenant) {
    this.sessions = sessions;
    this.samples = samples;
    this.database = database;
    this.stop = stop;
    this.tenant = tenant;
  }

  /** Which sessions to list. */
  public enum State {
    active,
    ended
  }

  /** Oldest first. */
  public record Samples(List<SampleView> items) {}

  @GET
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @Operation(
      summary = "Sessions of a site, a station or the network, newest first",
      description = "q is a part of the car's, driver's, token's, station's or transaction's name.")
  public Page<SessionView> list(
      @QueryParam("site") @Nullable String site,
      @QueryParam("station") @Nullable String station,
      @QueryParam("state") @Nullable State state,
      @QueryParam("q") @Size(max = LONGEST_TEXT) @Nullable String text,
      @Valid @BeanParam PageQuery page) {
    Filter filter =
        new Filter(
            site,
            station,
            state == null ? null : state == State.active,
            text,
            page.after(2).map(SessionResource::position),
            page.rows());
    return Page.of(
        sessions.list(filter), page, s -> List.of(s.startedAt().toString(), s.id().toString()));
  }

  private static Position position(List<String> key) {
    try {
      return new Position(Instant.parse(key.get(0)), UUID.fromString(key.get(1)));
    } catch (RuntimeException e) {
      throw Problem.unreadable("The cursor is not one of this list.");
    }
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @Operation(summary = "A session")
  public SessionView get(@PathParam("id") UUID id) {
    return sessions.find(id).orElseThrow(() -> Problem.notFound("session", id));
  }

  @GET
  @Path("/{id}/samples")
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @Operation(summary = "What the meter of a session said, oldest first")
  public Samples samples(
      @PathParam("id") UUID id,
      @QueryParam("from") @Nullable Instant from,
      @QueryParam("to") @Nullable Instant to) {
    get(id);
    return new Samples(samples.of(id, from, to));
  }

  @GET
  @Path("/{id}/signed-readings")
  @RolesAllowed({Roles.VIEWER, Roles.TENANT_VIEWER})
  @Operation(summary = "Readings of a session that its meter signed, oldest first")
  public List<SignedReading> signedReadings(@PathParam("id") UUID id) {
    get(id);
    return database.query(SignedReading.SELECT, SignedReading::of, id);
  }

  @POST
  @Path("/{id}/stop")
  @RolesAllowed({Roles.OPERATOR, Roles.TENANT_OPERATOR})
  @ActsOn(Thing.SESSION)
  @Operation(summary = "Ask the station to stop (OCPP 2.x F03)")
  @RunOnVirtualThread
  public SessionView stop(@PathParam("id") UUID id) {
    return tenant.shown(stop.ask(id), SessionView::withoutDriver);
  }
}
